import { readdirSync, realpathSync, statSync } from 'node:fs'
import type { Dirent, Stats } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../error-code.ts'
import { SetupError } from '../setup-error.ts'
import type { Finding } from '../types.ts'

/** A file of the site, and what is wrong with it, if anything is. Path relative to the docs directory. */
export interface SiteFile {
  path: string
  finding: Finding | null
}

const markdownExtension = /\.(?:md|markdown|mdown|mkdn|mkd)$/i

/** Whether MkDocs takes the file for a page (`mkdocs.utils.is_markdown_file`). */
export function isMarkdown(path: string): boolean {
  return markdownExtension.test(path)
}

/**
 * Lists every file below a directory, links followed. What cannot be followed is listed with its finding: a link that
 * leads to nothing or back to a folder above it, and a folder whose name makes it look like a page.
 *
 * @throws SetupError when the directory itself cannot be read
 */
export function readFileNames(docsDir: string): SiteFile[] {
  try {
    return readFolder(docsDir, '', [realpathSync(docsDir)])
  } catch (error) {
    throw new SetupError({ code: 'unreadable-directory', directory: docsDir, cause: errorCode(error) })
  }
}

function readFolder(docsDir: string, folder: string, above: readonly string[]): SiteFile[] {
  const entries = readdirSync(join(docsDir, folder), { withFileTypes: true })
  return entries.flatMap((entry) =>
    readEntry(docsDir, folder === '' ? entry.name : `${folder}/${entry.name}`, entry, above),
  )
}

function readEntry(docsDir: string, path: string, entry: Dirent, above: readonly string[]): SiteFile[] {
  const absolute = join(docsDir, path)
  if (entry.isFile()) return [{ path, finding: null }]
  const target = entry.isSymbolicLink() ? targetOf(absolute) : { stats: entry, real: '' }
  if ('reason' in target) return [{ path, finding: unreadable(target.reason) }]
  if (!target.stats.isDirectory()) return target.stats.isFile() ? [{ path, finding: null }] : []
  const real = target.real || join(above.at(-1) ?? '', entry.name)
  if (above.includes(real)) return [{ path, finding: unreadable('link-loop') }]
  const files = readFolder(docsDir, path, [...above, real])
  return isMarkdown(path) ? [{ path, finding: unreadable('directory') }, ...files] : files
}

function targetOf(link: string): { stats: Stats; real: string } | { reason: 'link-loop' | 'broken-link' } {
  try {
    return { stats: statSync(link), real: realpathSync(link) }
  } catch (error) {
    return { reason: errorCode(error) === 'ELOOP' ? 'link-loop' : 'broken-link' }
  }
}

function unreadable(reason: 'directory' | 'link-loop' | 'broken-link'): Finding {
  return { rule: 'unreadable-page', span: null, details: { reason } }
}
