import { stringify } from 'yaml'

/** How a value is written in its place. */
export interface ValueStyle {
  /** The quote that stands before it already, if any. */
  quote: '"' | "'" | ''
  isInFlow: boolean
}

/** Words of letters and digits with a few characters between them mean themselves, everywhere in YAML. */
const plain = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_./=&()+ -]*[\p{L}\p{N}\p{M}_=)])?$/u

/** A colon within a word is no mapping, and means itself. */
const plainWithColons = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_./=:-]*[\p{L}\p{N}\p{M}_=)])$/u

/** A value as it can stand in front matter: within the quotes that are there, else in quotes where it needs them. */
export function yamlValue(value: string, { quote, isInFlow }: ValueStyle): string {
  if (quote === "'") return value.replaceAll("'", "''")
  if (quote === '"') return JSON.stringify(value).slice(1, -1)
  if (plain.test(value) || (!isInFlow && plainWithColons.test(value))) return value
  return stringify(value, { version: '1.1', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd()
}
