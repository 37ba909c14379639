import { join, resolve } from 'node:path'
import type { ExpandedPage } from './expand-page.ts'
import type { RunOptions } from './run-options.ts'
import type { Finding } from '../report/finding.ts'
import { isInShard } from '../site/shards/shard.ts'
import { fileText, type Site } from '../site/site.ts'
import { claimOutput, openOutputDirectory, writeManifest } from '../write/output-folder.ts'
import { replaceFile, tidy, writeOutput } from '../write/pages.ts'

/** What keeps pages from being written, by their paths relative to the docs directory. */
export type WriteFailures = ReadonlyMap<string, Finding>

/**
 * Puts changed pages where they belong: into their files, into the copy of the site, or nowhere.
 *
 * @throws SetupError when the output folder cannot be used; nothing has been written then
 */
export function deliver(site: Site, changed: readonly ExpandedPage[], options: RunOptions): WriteFailures {
  const { verb, dryRun, input } = options
  if (verb === 'build') return buildCopy(site, changed, options)
  return verb === 'check' || dryRun || input ? new Map() : writePages(site, changed)
}

/** Puts pages back into their files. */
export function writePages(site: Site, changed: readonly ExpandedPage[]): WriteFailures {
  // Beside the site's configuration are other files that mdsplice writes.
  tidy([...site.untidy, site.root])
  const failures = new Map<string, Finding>()
  for (const { page, text } of changed) {
    const failure = replaceFile(join(site.docsDir, page.path), fileText(page, text), fileText(page, page.source))
    if (failure) failures.set(page.path, failure)
  }
  return failures
}

/** A page with an error is in the copy as it is: other pages link to it. Of other shards all stays as it is. */
function buildCopy(site: Site, changed: readonly ExpandedPage[], { cwd, out = '', part }: RunOptions): WriteFailures {
  const directory = resolve(cwd, out)
  const isOwn = (path: string): boolean => !part || isInShard(part.shard, path)
  const texts = new Map(changed.map(({ page, text }) => [page.path, fileText(page, text)]))
  const paths = [...site.pages.map(({ path }) => path), ...site.otherFiles]
  const claimed = [...claimOutput(directory, out, openOutputDirectory(cwd, out, site.docsDir), paths)]
  const own = new Set(claimed.filter(isOwn))
  const files = paths.map((path) => {
    const text = texts.get(path)
    return text === undefined ? { path, copyOf: join(site.docsDir, path) } : { path, text }
  })
  const failures = new Map(writeOutput(directory, files, own))
  writeManifest(directory, out, [...claimed.filter((path) => !isOwn(path)), ...paths.filter((path) => own.has(path))])
  return failures
}
