import { join } from 'node:path'
import { canonicalNames } from '../config/canonical-names.ts'
import { answersOf } from '../directives/site-queries.ts'
import { readRevision, repositoryRoot } from '../files/git.ts'
import { isPage } from '../files/read-folder.ts'
import { findOnce, momentOf, rejudgedPages, relistedPages, settingFiles } from './affected-pages.ts'
import { replacePages } from '../site/replace-pages.ts'
import { toPage, type Site } from '../site/site.ts'

/**
 * The pages that what changed since a revision can affect.
 *
 * @param revision as git names it: `main`, `HEAD~3`, a commit
 * @returns tells of a page's path (relative to the docs directory) whether it is one of them
 * @throws SetupError when git cannot say what changed
 */
export function affectedSince(site: Site, revision: string): (path: string) => boolean {
  const names = settingFiles(site)
  // git says nothing of what stands above the folder that it is asked about.
  const top = names.some((name) => name.startsWith('../')) ? repositoryRoot(site.root) : site.root
  const settings = names.map((name) => join(site.root, name))
  if (readRevision(top, revision).changed.some((path) => settings.includes(join(top, path)))) return () => true
  const { changed, contentOf } = readRevision(site.docsDir, revision)
  const paths = changed.filter(isPage)
  const contents = contentOf(paths)
  const canonical = canonicalNames(site.config.fields)
  const earlier = paths.map((path, index) => {
    const bytes = contents[index]
    return [path, bytes ? toPage(path, bytes.toString(), canonical) : { page: null, findings: [] }] as const
  })
  const siteBefore = replacePages(site, new Map(earlier))
  const answers = answersOf(site)
  const [before, after] = [momentOf(siteBefore, answersOf(siteBefore)), momentOf(site, answers)]
  const relisted = relistedPages(before, after, new Set(paths), findOnce(answers.find))
  const rejudged = rejudgedPages(before, after)
  return (path) => relisted.has(path) || rejudged.has(path)
}
