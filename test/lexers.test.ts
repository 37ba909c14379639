import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseSync } from '@swc/core'
import { analyse } from 'scslre'
import { expectLinear } from './linear-time.ts'
import { filesIn, projectRoot } from './mini-site.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** A regular expression of the source. */
interface Pattern {
  file: string
  pattern: string
  flags: string
}

interface SyntaxNode {
  type?: string
  pattern?: string
  flags?: string
  callee?: { value?: string }
}

/** Every regular expression in the source, and the files that make some of words. */
function patternsIn(folder: string): { patterns: Pattern[]; makers: string[] } {
  const patterns = new Map<string, Pattern>()
  const makers = new Set<string>()
  for (const file of filesIn(folder).filter((path) => path.endsWith('.ts'))) {
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      const { type, pattern, flags, callee } = node as SyntaxNode
      if (type === 'RegExpLiteral' && pattern !== undefined)
        patterns.set(`/${pattern}/${flags ?? ''}`, { file, pattern, flags: flags ?? '' })
      if (callee?.value === 'RegExp') makers.add(file)
      Object.values(node).forEach(visit)
    }
    visit(parseSync(readFileSync(join(folder, file), 'utf8'), { syntax: 'typescript', target: 'es2022' }))
  }
  return { patterns: [...patterns.values()], makers: [...makers] }
}

const { patterns, makers } = patternsIn(join(projectRoot, 'src'))
const expressionOf = ({ pattern, flags }: Pattern): RegExp => new RegExp(pattern, flags)

describe('no regular expression takes more than linear time', () => {
  test('by their structure: none can read the same text in two ways, or begin anywhere in it', () => {
    expect(patterns.length).toBeGreaterThan(200)
    const slow = patterns.flatMap((pattern) => {
      const { reports } = analyse(expressionOf(pattern))
      return reports.map(({ type }) => `${pattern.file}: /${pattern.pattern}/${pattern.flags} (${type})`)
    })
    expect(slow).toEqual([])
  })

  // Alternatives of fixed words; and of the configuration what is only compiled, or asked of one sign at a time.
  test('those that are made of words are known', () => {
    expect(makers.sort()).toEqual([
      'core/patterns/linear-pattern.ts',
      'directives/kinds/registry.ts',
      'directives/placement/typographic-comments.ts',
      'editor/mentions.ts',
      'markdown/containers.ts',
      'markdown/parse/blocks/containers.ts',
      'markdown/parse/blocks/fancy-list.ts',
      'markdown/parse/blocks/lists.ts',
      'markdown/parse/raw-html.ts',
      'markdown/stringify/text.ts',
      'markdown/stringify/unsafe.ts',
    ])
  })

  test('by the clock: on a long run of each sign that they name', () => {
    const length = long ? 1_000_000 : 64_000
    for (const pattern of patterns) {
      const name = `${pattern.file}: /${pattern.pattern}/${pattern.flags}`
      for (const unit of unitsOf(pattern.pattern)) {
        const prepare = (size: number): string => unit.repeat(size / unit.length)
        const { user } = process.cpuUsage()
        readAll(pattern, prepare(length))
        if (process.cpuUsage().user - user > 50_000)
          expectLinear(`${name} on ${JSON.stringify(unit)}`, prepare, (text) => readAll(pattern, text), length)
      }
    }
  }, 900_000)
})

/** The signs of a pattern, alone and as it begins with them. */
function unitsOf(pattern: string): string[] {
  const signs = pattern.replace(/\\[pPux]\{?[\w=]*\}?|\\[wWdDbBsSkn]|\(\?<?[:=!]|[[\](){}*+?|^$]/g, (part) =>
    /^\\[sn]/.test(part) ? ' \n' : '',
  )
  const literal = signs.replace(/\\t/g, '\t').replace(/\\/g, '')
  return [...new Set([' ', 'a', '1', `${literal.slice(0, 4)} `, ...literal])].filter((unit) => unit !== '')
}

/** Begins with what the pattern begins with, is a long run, and ends in what no pattern expects. */
function readAll({ pattern, flags }: Pattern, run: string): void {
  const start = /^\^?([^\\[\](){}*+?|^$.]*)/.exec(pattern)?.[1] ?? ''
  const expression = new RegExp(pattern, flags)
  for (const text of [`${start}${run}\u0001`, `${start}a${run}\n\u0001${start}`]) {
    expression.lastIndex = 0
    if (flags.includes('g')) text.replace(expression, '')
    else expression.test(text)
  }
}
