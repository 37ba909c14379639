/**
 * A page of the manual about a rule as text for a terminal: code is indented, with the name of its file above it, and links
 * are their texts.
 *
 * @param page its Markdown, with front matter
 */
export function rulePageText(page: string): string {
  let isCode = false
  const lines = page
    .replace(/^---\n[^]*?\n---\n+/, '')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        isCode = !isCode
        const [, file] = /title="([^"]*)"/.exec(line) ?? []
        return file === undefined ? [] : [`  ${file}`, '']
      }
      return isCode ? (line === '' ? line : `    ${line}`) : line.replace(/^#+ /, '').replace(links, '$1')
    })
  return lines.join('\n')
}

const links = /\[([^\][]*)\]\([^()\s]*\)/g
