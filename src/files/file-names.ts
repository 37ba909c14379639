import type { Finding } from '../report/finding.ts'

/** A file of the site, and what is wrong with it, if anything is. Path relative to the docs directory. */
export interface SiteFile {
  path: string
  finding: Finding | null
  /** Where it really stands, when a link leads there; relative to the docs directory too, so it can begin with `..`. */
  real: string | null
}

/** The files below a directory. */
export interface FileNames {
  files: SiteFile[]
  /** Absolute paths of folders in which a run that was killed has left temporary files. */
  untidy: Set<string>
}

const markdownExtension = /\.(?:md|markdown|mdown|mkdn|mkd)$/i

/** Whether MkDocs takes the file for a page (`mkdocs.utils.is_markdown_file`). */
export function isMarkdown(path: string): boolean {
  return markdownExtension.test(path)
}

/** Whether MkDocs makes a page of it: a Markdown file with no name on its way that begins with a dot. */
export function isPage(path: string): boolean {
  return isMarkdown(path) && !path.split('/').some((part) => part.startsWith('.'))
}
