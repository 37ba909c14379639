import { basename, dirname, join } from 'node:path'
import { configFile } from '../../config/file-names.ts'
import { posixRelative } from '../../core/paths.ts'
import type { InitContext, Snippet } from './proposal.ts'
import { readFileThere, type PlacedInitContext } from './read-existing-files.ts'
import { addUse, isServed } from './served-sites.ts'
import { githubText, gitlabText, hookLines, hookText, stepLines } from './snippets.ts'

/** A file that a site could have. */
export interface InitFile {
  /** Its path relative to the working folder. */
  shown: string
  /**
   * `missing` as a whole; `incomplete` without this text; `otherSite`, which is to get this text, when it has mdsplice for
   * another site of the repository alone; or `complete`.
   */
  state: 'missing' | 'incomplete' | 'otherSite' | 'complete'
  text: string
  /** Of `otherSite`: the file before and after. */
  change?: { before: string; after: string }
}

/** The site's own configuration. */
export function configFileFor(root: string, cwd: string, { whole, part }: Snippet): InitFile {
  const file = join(root, configFile)
  const isThere = readFileThere(file) !== undefined
  return { shown: shownFrom(cwd, file), state: isThere ? 'incomplete' : 'missing', text: isThere ? part : whole }
}

/** The hook and CI of the repository. */
export function filesAround(around: PlacedInitContext, cwd: string): InitFile[] {
  const ci =
    around.host === 'gitlab'
      ? fileAround(around, cwd, '.gitlab-ci.yml', gitlabText(around), addJob)
      : fileAround(around, cwd, '.github/workflows/mdsplice.yml', githubText(around), (text) =>
          addUse(text, stepLines(around)),
        )
  const hook = fileAround(around, cwd, '.pre-commit-config.yaml', hookText(around), (text) =>
    addUse(text, hookLines(around)),
  )
  return [hook, ci]
}

function fileAround(
  around: PlacedInitContext,
  cwd: string,
  path: string,
  { whole, part }: Snippet,
  add: (text: string, around: InitContext) => string | null,
): InitFile {
  const file = join(around.repository, path)
  const shown = shownFrom(cwd, file)
  const before = readFileThere(file)
  if (before === undefined) return { shown, state: 'missing', text: whole }
  if (isServed(before, around.configFile)) return { shown, state: 'complete', text: '' }
  const after = /\bmdsplice\b/.test(before) ? add(before, around) : null
  return after === null
    ? { shown, state: 'incomplete', text: part }
    : { shown, state: 'otherSite', text: part, change: { before, after } }
}

/** Adds a job for another site at the end; it is called after the site's folder. */
function addJob(text: string, around: InitContext): string | null {
  const site = around.configFile === null ? 'site' : basename(dirname(around.configFile))
  const job = `mdsplice-${site.replace(/[^\p{L}\p{N}]+/gu, '-')}`
  if (text.split('\n').some((line) => line.startsWith(`${job}:`))) return null
  return `${text.trimEnd()}\n\n${gitlabText(around, job).part}`
}

function shownFrom(cwd: string, file: string): string {
  return posixRelative(cwd, file)
}
