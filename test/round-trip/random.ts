/** Gives numbers from 0 up to 1, the same each time (a linear congruential generator). */
export type Random = () => number

/** The random numbers that belong to a seed. */
export function randomNumbers(seed: number): Random {
  let state = Math.imul(seed, 2654435761) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** One of some items. */
export function oneOf<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[Math.floor(random() * items.length)] ?? items[0]
}
