import type { Finding } from '../report/finding.ts'

/** A file of the site, and what is wrong with it, if anything is. Path relative to the docs directory. */
export interface SiteFile {
  path: string
  finding: Finding | null
  /** Where it really is, when a link leads there; relative to the docs directory too, so it can begin with `..`. */
  real: string | null
}

/** The files below a directory. */
export interface FileNames {
  files: SiteFile[]
  /** Absolute paths of folders in which a run that was killed has left temporary files. */
  untidy: Set<string>
}

/** What files are looked for. */
export interface FileSearch {
  /** Absolute path of the folder to which the globs are relative. */
  folder: string
  globs: readonly string[]
  /** Globs of files that are not wanted. */
  exclude: readonly string[]
}

/** A file that matches a glob. */
export interface FoundFile {
  /** Relative to the folder of the search. */
  path: string
  /** Whether the glob says the name of the file itself, and wildcards match its folders. */
  isNamed: boolean
}

const markdownExtension = /\.(?:md|markdown|mdown|mkdn|mkd)$/i

/** Whether MkDocs takes the file for a page (`mkdocs.utils.is_markdown_file`). */
export function isMarkdown(path: string): boolean {
  return markdownExtension.test(path)
}

/** Whether MkDocs makes a page of it: a Markdown file with no name on its way that begins with a dot. */
export function isPage(path: string): boolean {
  return !path.startsWith('.') && !path.includes('/.') && isMarkdown(path)
}

/** Whether a file is a page of MDX, which is JSX and Markdown; such pages are not read. */
export function isMdx(path: string): boolean {
  return /\.mdx$/i.test(path)
}
