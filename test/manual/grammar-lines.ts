import { formatNames } from '../../src/listings/formats/registry.ts'
import { optionNames } from '../../src/listings/query.ts'

/** The rules of the grammar that list what is registered. */
const registered: Readonly<Record<string, readonly string[]>> = { setting: optionNames, format: formatNames }

/** The page of the grammar with those rules made again. */
export function withRegistered(page: string): string {
  return Object.entries(registered).reduce((text, [rule, names]) => {
    const line = new RegExp(`^(${rule} +=).* ;$`, 'm')
    if (!line.test(text)) throw new RangeError(`The grammar has no rule ${rule}`)
    return text.replace(line, `$1 ${names.map((name) => `"${name}"`).join(' | ')} ;`)
  }, page)
}
