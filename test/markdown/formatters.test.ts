import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { tryFormatter, writtenSites, type Outcome } from '../formatters/matrix.ts'
import { formatters } from '../formatters/programs.ts'
import { fixtures } from '../mini-site.ts'
import { describeWith, pythonFolder } from '../tools.ts'

/**
 * What formatters make of listings, with the real programs: no listing is ever said to be edited by hand, and what they
 * and `write` do comes to an end. `MDSPLICE_LONG=1` takes all fixtures and prints the counts.
 */
const long = process.env['MDSPLICE_LONG'] === '1'
const sample = ['cells', 'formats', 'groups', 'interactive-tables', 'reformatted-region']

/** Those that show listings which are out of order on purpose are no use here. */
const all = readdirSync(fixtures).filter((name) => !name.includes('region') || sample.includes(name))

/**
 * mdformat without its extension for tables takes the rows of a table for a paragraph, and changes titles below which the
 * table has been made: of what it broke in both ways nobody can say any more who did it.
 */
const losesTables = 'mdformat --wrap=80'

describeWith(join(pythonFolder, 'formatters/bin/mdformat'), ['--version'], 'formatters', () => {
  const names = long ? all : sample
  const outcomes: (Outcome & { name: string })[] = []
  let written: string

  beforeAll(async () => {
    written = await writtenSites(Object.fromEntries(names.map((name) => [name, join(fixtures, name)])))
  })

  test.each(formatters.map((formatter) => [formatter.name, formatter] as const))(
    '%s',
    async (name, formatter) => {
      const outcome = await tryFormatter(formatter, written, names)
      outcomes.push({ name, ...outcome })
      expect(outcome.edited).toBeLessThanOrEqual(long && name === losesTables ? 4 : 0)
      expect(outcome.moving).toEqual([])
      if (name !== losesTables) expect(outcome.current).toBeGreaterThan(outcome.outdated)
    },
    long ? 600_000 : 60_000,
  )

  test('every formatter was tried', () => {
    const rows = outcomes.map(
      ({ name, current, outdated, edited, broken, fights }) =>
        `${name}: ${current} current, ${outdated} outdated, ${edited} edited, ${broken.length} broken, ${fights.length} fights`,
    )
    if (long) process.stdout.write(`${rows.join('\n')}\n`)
    expect(rows).toHaveLength(formatters.length)
  })
})

describe('with four columns for a level, as MkDocs has it, Prettier and write agree', () => {
  test('--tab-width=4', async () => {
    const sites = { formats: join(fixtures, 'formats'), groups: join(fixtures, 'groups') }
    const written = await writtenSites(sites)
    const formatter = formatters.find(({ name }) => name === 'prettier --tab-width=4')
    if (!formatter) throw new Error('Prettier is gone')
    const { outdated, edited, broken, fights } = await tryFormatter(formatter, written, Object.keys(sites))
    expect({ outdated, edited, broken, fights }).toEqual({ outdated: 0, edited: 0, broken: [], fights: [] })
  })
})
