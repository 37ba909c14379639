import { distance } from 'fastest-levenshtein'
import type { DirectiveText } from '../grammar/directive-text.ts'
import type { DirectiveReader } from '../handler.ts'
import type { QueryOptions, Word } from '../../listings/query.ts'
import type { Finding } from '../../report/finding.ts'

/**
 * Reads directives that list no pages, whose name is their only word: `tags`, `definitions`. In a comment with more
 * words, options aside, it is prose.
 *
 * @param names those of the site
 * @param read makes a request of a name and its options
 * @param options those that it takes
 */
export function wordReader<Request>(
  names: readonly string[],
  read: (name: string, words: DirectiveText) => Request,
  options: readonly (keyof QueryOptions)[],
): DirectiveReader<Request> {
  const starts = new Set(names.map((name) => `${name.slice(0, 2)}\\w`))
  return {
    start: names.length === 0 ? null : [...starts].join('|'),
    has: (name) => names.includes(name),
    near: () => [...names],
    names: () => [...names],
    words: [],
    options,
    isFiltered: false,
    isMeantBy: ({ name, rest }) => rest.length === 0 && looksLike(name.text.toLowerCase(), names),
    read(words) {
      const { name, rest, terms } = words
      if (terms.strays.length > 0) return undefined
      const findings = rest.filter(({ text }) => !options.some((option) => isGiven(option, text))).map(unknownOption)
      return { request: read(name.text.toLowerCase(), words), findings }
    },
  }
}

function isGiven(option: keyof QueryOptions, word: string): boolean {
  const text = word.toLowerCase()
  return text.startsWith(`${option}=`) || (option === 'interactive' && /^(?:no-)?interactive$/.test(text))
}

/** Whether a word is nearly one of these: `tag`, `tags-ai-ac`. */
function looksLike(text: string, names: readonly string[]): boolean {
  return names.some((name) => distance(text, name) <= (name.length > 4 ? 2 : 1))
}

function unknownOption({ text: option, start, end }: Word): Finding {
  return { rule: 'unknown-option', span: { start, end }, details: { option, known: [] } }
}
