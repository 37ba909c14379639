import type { ListingFormat } from '../answer.ts'
import { cards } from './cards.ts'
import { count } from './count.ts'
import { links } from './links.ts'
import { list } from './list.ts'
import { table } from './table.ts'

/** Every format that `format=` can name; add yours here. */
const formats: readonly ListingFormat[] = [table, list, links, count, cards]

/** Their names, as directives and settings have them. */
export const formatNames: readonly string[] = formats.map(({ name }) => name)

/** The format of a name that is one of `formatNames`. */
export function formatNamed(name: string): ListingFormat {
  const format = formats.find((each) => each.name === name)
  if (!format) throw new RangeError(`No format ${name}: directives and settings are read against the same names`)
  return format
}
