import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { SchemaNames } from '../config/schema/schema.ts'
import { errorCode } from '../core/errors.ts'
import { largestPage } from '../core/limits.ts'
import { longestTarget, readRevision, type EarlierFile } from '../files/git/revision.ts'
import { contains } from '../files/path-boundary.ts'
import { SetupError } from '../report/setup-error.ts'
import { readSite, siteHistory, type Site, type SiteOptions } from './site.ts'

/** What a site is read from: pages, configuration and data files, and links, which may lead to folders of these. */
const isWanted = ({ path, isLink }: EarlierFile): boolean =>
  isLink || /\.(?:md|markdown|mdown|mkdn|mkd|ya?ml|toml|json|csv)$/i.test(path)

/**
 * Reads a site as it was at a revision, its configuration too. Its files are put into a temporary folder, read there by
 * the same code as today's, and removed again.
 *
 * @param options where the site is looked for, as it was then
 * @param names what the configuration can name
 * @throws SetupError when there is no git, no such revision, or no site at it that can be read
 */
export function readEarlierSite({ cwd, configFile }: SiteOptions, names: SchemaNames, revision: string): Site {
  const root = realpathSync(configFile === undefined ? cwd : dirname(resolve(cwd, configFile)))
  const earlier = readRevision(root, revision)
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mdsplice-')))
  try {
    // The copy is its own repository, so that no path leads out of it.
    mkdirSync(join(folder, '.git'))
    putFiles(folder, revision, earlier.files.filter(isWanted), earlier.read)
    const config = configFile === undefined ? undefined : basename(configFile)
    const site = readSite({ cwd: join(folder, relative(earlier.root, root)), configFile: config }, names)
    const docsDir = join(earlier.root, relative(folder, site.docsDir))
    return { ...site, history: siteHistory({ ...site, root, docsDir }, revision) }
  } catch (error) {
    const isAboutGit = error instanceof SetupError && error.problem.code === 'unreadable-revision'
    throw error instanceof SetupError && !isAboutGit ? new SetupError({ code: 'no-site-at-revision', revision }) : error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Links come last, so that no file can be written through one, and only those stay that lead to somewhere in the
 * folder.
 */
function putFiles(
  folder: string,
  revision: string,
  files: readonly EarlierFile[],
  read: ReturnType<typeof readRevision>['read'],
): void {
  const put = (path: string, act: (target: string) => void): void => {
    const target = join(folder, path)
    try {
      mkdirSync(dirname(target), { recursive: true })
      act(target)
    } catch (error) {
      throw invalidPath(revision, path, errorCode(error))
    }
  }
  refuseNames(revision, files)
  read(
    files.filter(({ isLink }) => !isLink),
    ({ path }, content) => put(path, (target) => writeEarlier(target, content)),
  )
  const links: string[] = []
  read(
    files.filter(({ isLink }) => isLink),
    ({ path }, content) => {
      const leadsTo = content?.toString() ?? ''
      if (leadsTo === '' || leadsTo.length > longestTarget || leadsTo.includes('\0') || isAbsolute(leadsTo)) return
      put(path, (target) => symlinkSync(leadsTo, target))
      links.push(join(folder, path))
    },
  )
  for (const link of links) if (leadsOut(folder, link)) rmSync(link)
}

/** What is too long to be read needs no content, only a length. */
function writeEarlier(target: string, content: Buffer | null): void {
  writeFileSync(target, content ?? '')
  if (content === null) truncateSync(target, largestPage + 1)
}

/** Names that git itself checks out nowhere, and two entries of one name. What is not UTF-8 can look like another. */
function refuseNames(revision: string, files: readonly EarlierFile[]): void {
  const names = new Set<string>()
  for (const { path } of files) {
    if (path.split('/').some((part) => part === '' || /^(?:\.\.?|\.git)$/i.test(part)))
      throw invalidPath(revision, path, '')
    if (names.has(path) && !path.includes('\uFFFD')) throw invalidPath(revision, path, 'EEXIST')
    names.add(path)
  }
}

function leadsOut(folder: string, link: string): boolean {
  try {
    return !contains(folder, realpathSync(link))
  } catch {
    return false
  }
}

function invalidPath(revision: string, path: string, cause: string): SetupError {
  return new SetupError({ code: 'unreadable-revision', revision, reason: 'invalid-path', path, cause })
}
