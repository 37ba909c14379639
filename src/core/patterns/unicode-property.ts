const highest = 0x10ffff

/**
 * The code points that have a property of Unicode, or lack it, as ranges with their ends. It takes a tenth of a second,
 * as there is no way to ask but for each of them.
 *
 * @param property a name or `name=value` that JavaScript knows
 */
export function propertyRanges(property: string, isNegated: boolean): (readonly [from: number, to: number])[] {
  const key = `${isNegated ? 'P' : 'p'}{${property}}`
  const ranges = known.get(key) ?? readRanges(new RegExp(`\\${key}`, 'u'))
  known.set(key, ranges)
  return ranges
}

const known = new Map<string, [number, number][]>()

function readRanges(pattern: RegExp): [number, number][] {
  const ranges: [number, number][] = []
  for (let code = 0; code <= highest; code++) {
    if (!pattern.test(String.fromCodePoint(code))) continue
    const last = ranges.at(-1)
    if (last?.[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
}
