import { readFileSync } from 'node:fs'
import { Argument } from 'commander'
import { packageFile, withExamples, type AddCommand } from '../command.ts'
import { nearest } from '../../core/nearest.ts'
import { rules } from '../../report/rules.ts'

const names = Object.keys(rules)

/** `mdsplice explain`. */
export const addExplain: AddCommand = (program, io, finish) => {
  // Shells complete the choices; commander would print all of them where a name is unknown.
  const rule = new Argument('<rule>', 'the name of the rule, as shown in messages').choices(names).argParser(String)
  const command = program
    .command('explain')
    .description('print the documentation of a rule: an example, the fix and the reason')
    .addArgument(rule)
    .action((name: string) => {
      if (!names.includes(name)) return command.error(unknownRule(name))
      const page = readFileSync(packageFile(`docs/rules/${name}.md`), 'utf8')
      io.writeOut(rulePageText(page))
      finish(0)
    })
  withExamples(command, { 'mdsplice explain dangling-reference': 'the page of a rule' })
}

function unknownRule(name: string): string {
  const meant = nearest(name, names)
  return `error: unknown rule '${name}'${meant === undefined ? '' : `\n(Did you mean ${meant}?)`}`
}

/**
 * A page of the manual about a rule as text for a terminal: code is indented, with the name of its file above it, and links
 * are their texts.
 *
 * @param page its Markdown, with front matter
 */
function rulePageText(page: string): string {
  let block: { fence: string; lines: string[] } = { fence: '', lines: [] }
  const blocks = [block]
  for (const line of page.replace(/^---\n[^]*?\n---\n+/, '').split('\n')) {
    const [fence = ''] = /^`{3,}/.exec(line) ?? []
    if (block.fence === '' ? fence === '' : line !== block.fence) block.lines.push(line)
    else {
      block = block.fence === '' ? { fence, lines: [line] } : { fence: '', lines: [] }
      blocks.push(block)
    }
  }
  return blocks.map(({ fence, lines }) => (fence === '' ? proseText(lines) : codeText(lines))).join('\n')
}

function proseText(lines: readonly string[]): string {
  const text = lines.join('\n')
  return text.replace(/^#+ /gm, '').replace(/\[([^\][]*)\]\([^()\s]*\)/g, '$1')
}

/** @param lines a code block without its last fence */
function codeText([top = '', ...lines]: readonly string[]): string {
  const [, file] = /title="([^"]*)"/.exec(top) ?? []
  const code = lines.map((line) => (line === '' ? line : `    ${line}`))
  return [...(file === undefined ? [] : [`  ${file}`, '']), ...code].join('\n')
}
