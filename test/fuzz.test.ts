import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { fuzz } from './fuzz/fuzz.ts'
import { targets } from './fuzz/targets.ts'
import { projectRoot } from './mini-site.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** How many inputs each target gets; what reads a page takes more time than what reads a directive. */
const runs: Record<string, [few: number, many: number]> = {
  grammar: [6_000, 8_500_000],
  finder: [2000, 1_200_000],
  splice: [300, 50_000],
  'front matter': [2000, 300_000],
}

/** Inputs that did not do once, by target. */
const findings = JSON.parse(readFileSync(join(projectRoot, 'test/fuzz/findings.json'), 'utf8')) as Record<
  string,
  string[]
>

describe.each(targets)('$name', (target) => {
  const [few = 0, many = 0] = runs[target.name] ?? []
  const count = long ? many : few

  test(`holds for ${count} inputs`, () => {
    const { inputs, seconds, blocks, failures } = fuzz(target, count, Number(process.env['MDSPLICE_SEED'] ?? 1))
    if (long) console.log(`${target.name}: ${inputs} inputs in ${Math.round(seconds)} s, ${blocks} blocks of code run`)
    expect(failures).toEqual([])
    expect(inputs).toBe(count)
  }, 7_200_000)

  test('holds for what was found before', () => {
    for (const input of findings[target.name] ?? []) target.check(input)
  })
})
