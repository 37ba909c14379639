/** A page that is made and not written. Parts that are empty are left out. */
export function generatedPage(facts: Record<string, string | number>, parts: readonly string[]): string {
  const frontMatter = Object.entries(facts).map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
  const note = '<!-- This page is made by `npm run docs`. A change here will be overwritten. -->'
  return `${[`---\n${frontMatter.join('\n')}\n---`, note, ...parts.filter((part) => part !== '')].join('\n\n')}\n`
}

/** A table; nothing when it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '-')), ...rows.map(line)].join('\n')
}
