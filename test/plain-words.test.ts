import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { filesIn, fixtures, projectRoot } from './mini-site.ts'

/** Quaint words and turns, with what technical writers say. */
const everywhere: readonly (readonly [word: RegExp, plain: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/gi, 'fix'],
  [/\banew\b/gi, 'again'],
  [/\b(?:held|holds?|holding) against\b/gi, 'compared with'],
  [/\b(?:tells?|told|telling) of\b/gi, 'reports, describes'],
  [/\bstands? for\b/gi, 'represents, matches, is'],
  [/\bsays? nothing\b/gi, 'reports nothing, has no effect'],
  [/\bspeaks? (?:up|of)\b/gi, 'reports'],
  [/\bbeyond all\b/gi, 'exceeds the limit'],
  [/\bgrave\b/gi, 'severity'],
  [/\bno complaint\b/gi, 'not a problem'],
  [/\blooked? upon\b/gi, 'treated as'],
]

/** What readers of messages, help and the manual would stop at, too. */
const toReaders: readonly (readonly [word: RegExp, plain: string])[] = [
  [/(?<!\bthere )\b(?:is|are) no [a-z]/gi, 'is not a, is invalid, unknown'],
  [/\b(?:two|more|fewer|most|\d+) signs\b/gi, 'characters'],
  [/\b(?:stands?|stood)\b/gi, 'is, are, was'],
  [/\bso many\b/gi, 'a number, this many'],
  [/\b(?:whoever|surely|perhaps)\b/gi, 'anyone who, certainly, probably'],
  [/\bis left as it is\b/gi, 'is not changed'],
]

const texts = (folder: string, isMeant: (path: string) => boolean): string[] =>
  filesIn(join(projectRoot, folder))
    .filter(isMeant)
    .map((path) => join(folder, path))

const source = texts('src', (path) => path.endsWith('.ts'))
const manual = [...texts('docs', (path) => path.endsWith('.md') || path.endsWith('.schema.json')), 'README.md']
const messages = texts('fixtures', (path) => path.endsWith('messages.txt'))
const forReaders = [
  ...source.filter((path) => path.startsWith('src/report/messages/en/') || path.startsWith('src/config/schema')),
  ...manual,
  ...messages,
  'test/schema-mistakes.txt',
]

function found(paths: readonly string[], words: typeof everywhere): string[] {
  return paths.flatMap((path) => {
    const text = readFileSync(join(projectRoot, path), 'utf8')
    return words.flatMap(([word, plain]) =>
      [...text.matchAll(word)].map(({ 0: match, index }) => {
        const line = text.slice(0, index).split('\n').length
        return `${path}:${line}: ${match} → ${plain}`
      }),
    )
  })
}

describe('plain words', () => {
  test('in comments, messages, help and the manual', () => {
    expect(source.length + manual.length + messages.length).toBeGreaterThan(500)
    expect(found([...source, ...manual, ...messages], everywhere)).toEqual([])
  })

  test('in all that users read', () => {
    expect(found(forReaders, toReaders)).toEqual([])
  })

  test('no English in a Dutch report', () => {
    const report = readFileSync(join(fixtures, 'messages-in-dutch/messages.txt'), 'utf8')
    // Names of rules, paths and what stands in backticks are the same in every language.
    const prose = report
      .replace(/`[^`\n]*`/g, '')
      .replace(/ +[a-z-]+ +mdsplice$/gm, '')
      .replace(/^(?:exit code .*|[\w/.-]+\.(?:md|yml))$/gm, '')
    expect(prose).toMatch(/\bwaarschuwing\b/)
    expect(prose.match(/\b(?:errors?|warnings?|messages?|unknown|invalid|the|no page|pages?|files?)\b/gi)).toBeNull()
  })
})
