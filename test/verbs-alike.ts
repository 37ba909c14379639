import { join } from 'node:path'
import { expect } from '@jest/globals'
import { contentOf, copySite, mdsplice, temporaryFolder } from './mini-site.ts'
import type { CommandResult } from './mini-site.ts'

/** A message of the reporter `json`, as far as it counts here. */
export interface Message {
  path: string
  rule: string
}

/** The messages of a run with the reporter `json`. */
export function messagesOf({ out }: CommandResult): Message[] {
  return (JSON.parse(out) as { messages: Message[] }).messages
}

/** All that `build` made in a folder, but for its list of what it made. */
export function copiedTo(out: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentOf(out)).filter(([path]) => path !== '.mdsplice-build.json'))
}

/**
 * Checks, builds and writes a copy of a site, and holds the three against one another: the same bytes, the same messages,
 * the same exit code; only `check` says what is out of date. Gives the paths of the pages that were written.
 */
export async function holdVerbsAlike(original: string): Promise<string[]> {
  const [site, out] = [copySite(original), temporaryFolder()]
  const before = contentOf(join(site, 'docs'))
  const checked = await mdsplice(site, 'check', '--no-cache', '--reporter', 'json')
  const diff = await mdsplice(site, 'check', '--diff')
  const built = await mdsplice(site, 'build', '--out', out, '--reporter', 'json')
  expect(contentOf(join(site, 'docs'))).toEqual(before)
  expect((await mdsplice(site, 'write', '--dry-run', '--diff')).out).toBe(diff.out)
  const written = await mdsplice(site, 'write', '--reporter', 'json')
  const after = contentOf(join(site, 'docs'))
  expect(copiedTo(out)).toEqual(after)
  expect(messagesOf(built)).toEqual(messagesOf(written))
  expect(messagesOf(checked).filter(({ rule }) => rule !== 'stale-region')).toEqual(messagesOf(built))
  const changed = Object.keys(after).filter((path) => after[path] !== before[path])
  expect(built.code).toBe(written.code)
  expect(checked.code).toBe(written.code === 0 && changed.length > 0 ? 3 : written.code)
  return changed
}
