import { join } from 'node:path'
import { spanOf } from '../span-of.ts'
import type { Finding, Glossary } from '../types.ts'
import { parseDefinitions } from './definitions.ts'
import type { Definition } from './definitions.ts'
import { isThere, readTextBelow } from './read-text.ts'

/** A word that knows the findings of its file. */
type Word = Definition & { findings: Finding[] }

/**
 * Reads the words that files of abbreviations explain.
 *
 * @param root absolute path of the folder of `mkdocs.yml`
 * @param named the files that the configuration names, or null
 * @param appended those that `mkdocs.yml` puts below every page; of these, one that holds no word is left aside
 */
export function readDefinitions(root: string, named: readonly string[] | null, appended: readonly string[]): Glossary {
  const files = [...(named ?? appended.filter((file) => isThere(join(root, file))))]
  const unread: Glossary['unread'] = []
  const faulty: Glossary['faulty'] = []
  const words: Word[] = []
  for (const file of files) {
    const read = readTextBelow(root, file)
    if ('failure' in read) {
      const { failure } = read
      const isTold = failure !== 'unreadable' && failure !== 'not-a-file'
      unread.push({ file, reason: isTold ? failure : 'missing' })
      continue
    }
    const text = read.text.replace(/^\uFEFF/, '')
    const { definitions, findings } = parseDefinitions(text)
    if (!named && definitions.length === 0) continue
    words.push(...definitions.map((definition) => ({ ...definition, findings })))
    faulty.push({ file, text, findings })
  }
  const meanings = lastMeanings(words)
  return { files, unread, meanings, faulty: faulty.filter(({ findings }) => findings.length > 0) }
}

/** Of two meanings of a word the last one counts; what it replaces has a finding. */
function lastMeanings(words: readonly Word[]): Map<string, string> {
  const last = new Map<string, Word>()
  for (const word of words) {
    const { term } = word
    const before = last.get(term)
    if (before) before.findings.push({ rule: 'duplicate-definition', span: spanOf(before), details: { term } })
    last.set(term, word)
  }
  return new Map([...last].map(([term, { meaning }]) => [term, meaning]))
}
