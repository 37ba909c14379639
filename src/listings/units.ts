/** A number and a unit, by its sign or as a word in English or Dutch. `2 design` is a phase with a number, and has none. */
const withUnit =
  /^[-+]?\d+(?:[.,]\d+)?\s*([kMGTP]i?B|[mµn]?s|sec|min|h|[mkc]?m|[mk]?g|[kM]?W|[kM]?Hz|[km]?l|px|%|€|(?:second|minute|hour|day|week|month|year|byte)s?|seconden?|minuten|minuut|uur|uren|dag(?:en)?|weken|maand(?:en)?|jaar|jaren)$/i

/**
 * The values that have another unit than most, where more than half of all are numbers with units: as texts, `9 MB` comes
 * behind `1.5 GB`. Where all have the same, their numbers are in order.
 */
export function withOtherUnits(values: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  const unitOf = (value: string): string | undefined => {
    const unit = withUnit.exec(value)?.[1]
    // The beginning is the same in singular and plural.
    return unit === undefined || unit.length < 3 || /b$/i.test(unit) ? unit : unit.slice(0, 2).replace('ur', 'uu')
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
