/** A number and a unit with a space between them, or one that is known without. */
const withUnit =
  /^[-+]?\d+(?:[.,]\d+)?(?:\s+(\p{L}[\p{L}/²³]*|[%°€$£])|([kMGTP]i?B|[mµn]?s|min|h|[mkc]?m|k?g|[kM]?W|[kM]?Hz|px|%|€))$/u

/**
 * The values that have another unit than most, where more than half of all are numbers with units: as texts, `9 MB` comes
 * behind `1.5 GB`. Where all have the same, their numbers are in order.
 */
export function withOtherUnits(values: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  const unitOf = (value: string): string | undefined => {
    const [, spaced, joined] = withUnit.exec(value) ?? []
    return spaced ?? joined
  }
  let found = 0
  for (const value of values) {
    const unit = unitOf(value)
    if (unit === undefined) continue
    found++
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  if (counts.size < 2 || found * 2 <= values.length) return new Set()
  const [usual] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))
  return new Set(values.filter((value) => ![undefined, usual].includes(unitOf(value))))
}
