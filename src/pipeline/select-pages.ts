import { relative, resolve, sep } from 'node:path'
import { canonicalNames } from '../config/canonical-names.ts'
import { isPage } from '../files/read-folder.ts'
import { readSelection } from '../files/selection.ts'
import { affectedSince } from './since.ts'
import { SetupError } from '../report/setup-error.ts'
import { replacePages } from '../site/replace-pages.ts'
import { toPage, type Site } from '../site/site.ts'

/** What limits a run to some pages. Paths are relative to `cwd`, which is absolute. */
export interface Limits {
  cwd: string
  paths?: readonly string[]
  since?: string
  input?: { path: string; text: string }
}

/** A site, with the page that came in from elsewhere, and whether a page is one that is meant. */
export interface SelectedPages {
  site: Site
  isSelected(path: string): boolean
}

/**
 * Finds the pages to which writing and reporting are limited.
 *
 * @throws SetupError when a limit names something that is not there
 */
export function selectPages(site: Site, { cwd, paths = [], since, input }: Limits): SelectedPages {
  if (input) return selectInput(site, resolve(cwd, input.path), input)
  const isNamed = readSelection(cwd, site.docsDir, paths)
  if (since === undefined) return { site, isSelected: isNamed }
  const isAffected = affectedSince(site, since)
  return { site, isSelected: (path) => isNamed(path) && isAffected(path) }
}

function selectInput(site: Site, file: string, { path: shown, text }: { path: string; text: string }): SelectedPages {
  const path = relative(site.docsDir, file).split(sep).join('/')
  if (path.startsWith('../') || !isPage(path)) throw new SetupError({ code: 'no-page', path: shown })
  const page = toPage(path, text, canonicalNames(site.config.fields))
  return { site: replacePages(site, new Map([[path, page]])), isSelected: (candidate) => candidate === path }
}
