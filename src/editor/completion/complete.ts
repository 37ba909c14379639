import { join } from 'node:path'
import { completeConfig } from './complete-config.ts'
import { completeData } from './complete-data.ts'
import { completeDirective } from './complete-directive.ts'
import { completeFrontMatter } from './complete-front-matter.ts'
import { completeTemplate } from './complete-template.ts'
import type { Completion, CompletionOptions } from './completion.ts'
import { configFile } from '../../config/file-names.ts'
import { directiveCursor } from '../directive-cursor.ts'
import { frontMatterCursor } from '../front-matter-cursor.ts'
import { openPage, withinLimits, type KnownSite } from '../known-site.ts'

/**
 * What can be put at a place of `mdsplice.yml`, a data file or the file of a template; nothing in other files. Parameters and
 * promises are those of `complete`.
 *
 * @param file absolute path
 */
export function completeOther(
  known: KnownSite,
  file: string,
  text: string,
  offset: number,
  options: CompletionOptions = { hasSnippets: false },
): Completion[] {
  const { site } = known
  if (!(offset >= 0 && offset <= text.length)) return []
  if (file === join(site.root, configFile)) return withinLimits(() => completeConfig(known, text, offset), [])
  const inData = completeData(known, file, text, offset, options)
  if (inData) return inData
  const { collections, queries } = site.config
  const templates = [...collections, ...queries.values()].flatMap(({ template }) => template ?? [])
  const isTemplate = templates.some((each) => each.source !== null && join(site.root, each.file) === file)
  return isTemplate ? completeTemplate(openPage(known, configFile, ''), text, offset) : []
}

/**
 * What can be put at a place of a page: fields, values and references in its front matter, and names, filters and options in its
 * directives. Never throws, whatever the text is; there is nothing at an offset that is not in it.
 *
 * @param path of the page, relative to the docs directory; there need not be such a file
 * @param text of the page as it is in the editor
 * @param offset in the text, in UTF-16 code units
 */
export function complete(
  known: KnownSite,
  path: string,
  text: string,
  offset: number,
  options: CompletionOptions = { hasSnippets: false },
): Completion[] {
  if (!(offset >= 0 && offset <= text.length)) return []
  const frontMatter = frontMatterCursor(text, offset)
  if (frontMatter) return completeFrontMatter(openPage(known, path, text), frontMatter, options)
  const directive = directiveCursor(text, offset)
  return directive ? withinLimits(() => completeDirective(openPage(known, path, text), directive, options), []) : []
}
