import { folded } from './element.ts'
import type { TableRow } from './table.ts'

/** The search for words in rows. */
export interface Search {
  isIn(row: TableRow): boolean
  /** Words that no row has, in place of which similar ones are found. */
  misspelt: string[]
}

/** Words of fewer letters are similar to too many others; numbers are meant as they are. */
const canBeMisspelt = /^\p{L}{4,}$/u

/**
 * Makes what looks for texts in rows, whatever the case and accents. For a word that no row has, those rows are found that have one
 * letter more, less or other, or two letters swapped.
 */
export function makeSearch(rows: readonly TableRow[]): (text: string) => Search {
  let vocabulary: Vocabulary | undefined
  return (text) => {
    const misspelt: string[] = []
    const conditions = (folded(text).match(/\S+/g) ?? []).map((word): Search['isIn'] => {
      if (!canBeMisspelt.test(word) || rows.some(({ searched }) => searched.includes(word)))
        return ({ searched }) => searched.includes(word)
      vocabulary ??= readVocabulary(rows)
      const similar = new Set(vocabulary.words.flatMap((known, id) => (isSimilar(word, known) ? [id] : [])))
      if (similar.size > 0) misspelt.push(word)
      const { idsOf } = vocabulary
      return (row) => idsOf.get(row)?.some((id) => similar.has(id)) ?? false
    })
    return { isIn: (row) => conditions.every((holds) => holds(row)), misspelt }
  }
}

/** The words of rows, each by its position among all of them. */
interface Vocabulary {
  words: string[]
  idsOf: ReadonlyMap<TableRow, readonly number[]>
}

function readVocabulary(rows: readonly TableRow[]): Vocabulary {
  const ids = new Map<string, number>()
  const idOf = (word: string): number => {
    const id = ids.get(word) ?? ids.size
    ids.set(word, id)
    return id
  }
  const idsOf = new Map(rows.map((row) => [row, (row.searched.match(/[\p{L}\p{N}]+/gu) ?? []).map(idOf)]))
  return { words: [...ids.keys()], idsOf }
}

/** Whether a word is somewhere in another but for one letter. */
function isSimilar(sought: string, word: string): boolean {
  for (let start = 0; start + sought.length - 1 <= word.length; start++) {
    if (beginsSimilar(sought, word.slice(start))) return true
  }
  return false
}

function beginsSimilar(sought: string, word: string): boolean {
  let same = 0
  while (same < sought.length && sought[same] === word[same]) same++
  const [rest, others] = [sought.slice(same), word.slice(same)]
  return (
    others.startsWith(rest.slice(1), 1) ||
    others.startsWith(rest.slice(1)) ||
    others.startsWith(rest, 1) ||
    (rest[0] === others[1] && rest[1] === others[0] && others.startsWith(rest.slice(2), 2))
  )
}
