/** The group of names that begin with a digit, and of those without letter and digit. */
const others = { digits: '0–9', none: '#' }

/**
 * The letter under which an index has a text: its first, without accents and as a capital, by the tables of Unicode and so
 * the same in every locale. Signs before it do not count.
 */
export function firstLetter(text: string): string {
  const [first] = /[\p{L}\p{N}]/u.exec(text.normalize('NFKD').slice(0, longestStart)) ?? []
  if (first === undefined) return others.none
  if (/\p{N}/u.test(first)) return others.digits
  return [...first.toUpperCase()][0] ?? first
}

/** Nobody writes more signs before the first letter. */
const longestStart = 100
