import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { SetupError } from '../setup-error.ts'
import { readEarlierFiles } from './read-git.ts'
import type { EarlierFile } from './read-git.ts'
import { readSite } from './read-site.ts'
import type { Site } from './read-site.ts'

/** What a site is read from: pages, configuration and data files. */
const isWanted = (path: string): boolean => /\.(?:md|markdown|mdown|mkdn|mkd|ya?ml|json|csv)$/i.test(path)

/**
 * Reads a site as it was at a revision, its configuration too. Its files are put into a temporary folder, read there by
 * the same code as today's, and removed again.
 *
 * @param cwd absolute path of the folder in which `mkdocs.yml` is looked for, as it was then
 * @param configFile another `mkdocs.yml`, relative to `cwd`
 * @param rules the ids of all rules, which the configuration can name
 * @throws SetupError when there is no git, no such revision, or no site at it that can be read
 */
export function readEarlierSite(
  cwd: string,
  configFile: string | undefined,
  rules: readonly string[],
  revision: string,
): Site {
  const { files, prefix } = readEarlierFiles(cwd, revision, isWanted)
  const folder = mkdtempSync(join(tmpdir(), 'mdsplice-'))
  try {
    // The copy is a repository of its own: nothing of it leads out of it.
    mkdirSync(join(folder, '.git'))
    for (const file of files) putFile(folder, file)
    return readSite(join(folder, prefix), configFile, rules)
  } catch (error) {
    throw error instanceof SetupError ? new SetupError({ code: 'no-site-at-revision', revision }) : error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A link that leads out of the repository leads nowhere here. */
function putFile(folder: string, { path, isLink, content }: EarlierFile): void {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  const leadsTo = isLink ? content.toString() : ''
  if (!isLink) writeFileSync(target, content)
  else if (!leadsTo.startsWith('/') && !posix.join(posix.dirname(path), leadsTo).startsWith('..'))
    symlinkSync(leadsTo, target)
}
