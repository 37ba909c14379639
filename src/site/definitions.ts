import { join } from 'node:path'
import { spanOf, type Span } from '../core/span.ts'
import type { FileAccess } from '../files/file-access.ts'
import { isThere, readTextBelow } from '../files/read-text.ts'
import type { Finding } from '../report/finding.ts'
import { foldWhiteSpace } from '../core/text.ts'

/** Words with their meaning, as files of abbreviations have them. */
export interface Glossary {
  /** The files that were looked for, relative to the folder of the site's configuration. */
  files: string[]
  /** Those that could not be read. */
  unread: { file: string; reason: 'missing' | 'outside' | 'in-git' | 'not-utf8' | 'too-long' }[]
  /** In file order; of two meanings of a word the last one, as the renderer has it. */
  meanings: ReadonlyMap<string, string>
  /** The texts of the files in which something is wrong, and what. */
  faulty: { file: string; text: string; findings: Finding[] }[]
}

/** A word, what it means, and where it is. */
export interface Definition extends Span {
  term: string
  meaning: string
}

/** As Python-Markdown reads abbreviations (`AbbrPreprocessor`): the meaning can be on the next line. */
const definition = /^\*\[([^\]\r\n]*)\] ?:[ \t]*(?:\r?\n[ \t]*(?!\*\[))?(.*)/gm

/** Lines that files of abbreviations hold besides: headings, references, snippets. */
const others = /^(?:#|\[[^\]]+\]:[ \t]*\S+(?:[ \t]+["'(].*["')])?$|-{1,}8<|;-{1,}8<)/

/** Finds the lines `*[TERM]: meaning` of a text; any other line is a finding, unless such files usually have it. */
function parseDefinitions(text: string): { definitions: Definition[]; findings: Finding[] } {
  const source = text.replace(/<!--[^]*?(?:-->|$(?![^]))/g, blanked)
  const definitions: Definition[] = []
  const rest = source.replace(definition, (whole: string, term: string, meaning: string, start: number) => {
    const found = {
      term: foldWhiteSpace(term),
      meaning: foldWhiteSpace(meaning),
      start,
      end: start + whole.trimEnd().length,
    }
    if (found.term === '' || found.meaning === '') return whole
    definitions.push(found)
    return blanked(whole)
  })
  return { definitions, findings: [...rest.matchAll(/\S.*/g)].flatMap(unreadable) }
}

/** White space for every character, so that the offsets of all others stay the same. */
function blanked(part: string): string {
  return part.replace(/[^\r\n]/g, ' ')
}

function unreadable({ 0: line, index: start }: RegExpExecArray): Finding[] {
  const text = line.trimEnd()
  if (others.test(text)) return []
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text
  return [{ rule: 'invalid-definition', span: { start, end: start + text.length }, details: { text: shown } }]
}

/** A word that knows the findings of its file. */
type Word = Definition & { findings: Finding[] }

/**
 * Reads the words that files of abbreviations explain.
 *
 * @param root absolute path of the folder of the site's configuration
 * @param named the files that the configuration names, or null
 * @param appended those that the site's configuration puts below every page; of these, one that holds no word is
 *   left aside
 */
export function readDefinitions(
  root: string,
  named: readonly string[] | null,
  appended: readonly string[],
  access: FileAccess,
): Glossary {
  const files = [...(named ?? appended.filter((file) => isThere(join(root, file), access)))]
  const unread: Glossary['unread'] = []
  const faulty: Glossary['faulty'] = []
  const words: Word[] = []
  for (const file of files) {
    const read = readTextBelow(root, file, access)
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
