import { randomNumbers } from '../round-trip/random.ts'
import { Coverage } from './coverage.ts'
import { mutate } from './mutate.ts'
import type { Material } from './mutate.ts'

/** Something that holds for every input. */
export interface Target extends Material {
  name: string
  /** @throws Error when it does not hold */
  check: (input: string) => void
}

/** What came out of it. */
export interface Outcome {
  inputs: number
  seconds: number
  blocks: number
  failures: { input: string; said: string }[]
}

const batch = 2000

/**
 * Tries inputs. Those that run blocks of the code which none ran before are kept, and later ones are made of them.
 *
 * @param seed the same seed gives the same inputs, until the code changes
 */
export function fuzz({ check, ...material }: Target, runs: number, seed: number): Outcome {
  const random = randomNumbers(seed)
  const coverage = new Coverage()
  const kept = { ...material, corpus: [...material.corpus] }
  const failures: Outcome['failures'] = []
  const start = performance.now()
  let inputs = 0
  const attempt = (input: string): void => {
    const said = saidOf(check, input)
    if (said !== undefined) failures.push({ input: smallest(check, input), said })
  }
  /** Keeps an input that runs something new, of some that do. */
  const keepNew = (some: readonly string[]): void => {
    let left = some
    while (left.length > 1) {
      const half = left.slice(0, left.length >> 1)
      for (const input of half) saidOf(check, input)
      left = coverage.newBlocks().length > 0 ? half : left.slice(half.length)
    }
    for (const input of left) saidOf(check, input)
    kept.corpus.push(...left)
    coverage.know(coverage.newBlocks())
  }
  material.corpus.forEach(attempt)
  coverage.know(coverage.newBlocks())
  while (inputs < runs && failures.length < 5) {
    const some = Array.from({ length: Math.min(batch, runs - inputs) }, () => mutate(kept, random))
    some.forEach(attempt)
    inputs += some.length
    if (coverage.newBlocks().length > 0) keepNew(some)
  }
  const { size } = coverage
  coverage.close()
  return { inputs, seconds: (performance.now() - start) / 1000, blocks: size, failures }
}

function saidOf(check: Target['check'], input: string): string | undefined {
  try {
    check(input)
    return undefined
  } catch (error) {
    return String(error instanceof Error ? error.stack : error).split(/\n *at \S+ \(\/.*\/(?:test|node_modules)\//)[0]
  }
}

/** Takes away what an input does not need to fail. */
function smallest(check: Target['check'], input: string): string {
  let text = input
  for (let size = text.length >> 1; size > 0; size >>= 1)
    for (let at = 0; at < text.length; ) {
      const shorter = text.slice(0, at) + text.slice(at + size)
      if (saidOf(check, shorter) === undefined) at += size
      else text = shorter
    }
  return text
}
