import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Formatter } from './programs.ts'
import { contentOf, copySite, mdsplice, temporaryFolder } from '../mini-site.ts'

/** What became of the listings of some sites when a formatter had been over their pages. */
export interface Outcome {
  current: number
  outdated: number
  edited: number
  /** Pages of which there is something to say that there was not before, with the rule. */
  broken: string[]
  /** Pages that the formatter and `write` change for ever, each what the other did. */
  fights: string[]
  /** Pages that were other ones after the third round of both than after the second. */
  moving: string[]
}

interface Message {
  rule: string
  path: string
}

/** Copies of sites after `write`, each in a folder of its name. */
export async function writtenSites(sites: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder()
  for (const [name, site] of Object.entries(sites)) {
    const copy = copySite(site)
    await mdsplice(copy, 'write')
    cpSync(copy, join(folder, name), { recursive: true })
  }
  return folder
}

/**
 * Formats sites and looks what became of their listings; then writes and formats them until that changes nothing more.
 *
 * @param written as `writtenSites` gives them; stays as it is
 */
export async function tryFormatter(formatter: Formatter, written: string, names: readonly string[]): Promise<Outcome> {
  const folder = temporaryFolder()
  cpSync(written, folder, { recursive: true })
  const outcome: Outcome = { current: 0, outdated: 0, edited: 0, broken: [], fights: [], moving: [] }
  const before = await messagesOf(folder, names)
  formatter.format(folder)
  const after = await messagesOf(folder, names)
  outcome.edited = countOf(after, 'edited-region') - countOf(before, 'edited-region')
  outcome.outdated = countOf(after, 'stale-region') - countOf(before, 'stale-region')
  outcome.current = listingsIn(written) - outcome.edited - outcome.outdated
  outcome.broken = added(before, after)
  const rounds: Record<string, string>[] = []
  for (let round = 0; round < 3; round++) {
    if (round > 0) formatter.format(folder)
    const formatted = contentOf(folder)
    for (const name of names) await mdsplice(join(folder, name), 'write')
    const restored = contentOf(folder)
    outcome.fights = Object.keys(restored).filter((path) => restored[path] !== formatted[path])
    rounds.push(restored)
  }
  const [, second = {}, third = {}] = rounds
  outcome.moving = Object.keys(third).filter((path) => second[path] !== third[path])
  return outcome
}

async function messagesOf(folder: string, names: readonly string[]): Promise<Message[]> {
  const messages: Message[] = []
  for (const name of names) {
    const { out } = await mdsplice(join(folder, name), 'check', '--reporter', 'json')
    const report = JSON.parse(out) as { messages: Message[] }
    messages.push(...report.messages.map(({ rule, path }) => ({ rule, path: `${name}/${path}` })))
  }
  return messages
}

function countOf(messages: readonly Message[], rule: string): number {
  return messages.filter((message) => message.rule === rule).length
}

function added(before: readonly Message[], after: readonly Message[]): string[] {
  const left = before.map(({ rule, path }) => `${path}: ${rule}`)
  const states = ['edited-region', 'stale-region']
  return after.flatMap(({ rule, path }) => {
    const known = left.indexOf(`${path}: ${rule}`)
    if (known !== -1) left.splice(known, 1)
    return known !== -1 || states.includes(rule) ? [] : [`${path}: ${rule}`]
  })
}

function listingsIn(folder: string): number {
  return Object.values(contentOf(folder)).reduce(
    (count, text) => count + (text.match(/<!-- \/\S+ [\da-f]{16} -->/g)?.length ?? 0),
    0,
  )
}
