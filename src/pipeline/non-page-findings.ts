import { join, relative, sep } from 'node:path'
import type { ExpandedPage } from './expand-page.ts'
import type { Finding } from '../report/finding.ts'
import type { FaultyFile, Site } from '../site/site.ts'

/** A file that is no page, and what is wrong with it. Path relative to the docs directory. */
export interface OtherFile {
  path: string
  source: string
  findings: Finding[]
}

/** The files of definitions in which something is wrong, where the site shows them. */
export function definitionFiles({ root, docsDir, glossary, config, pages }: Site): OtherFile[] {
  const { faulty } = glossary
  const isShown =
    config.originOf(['definitions']) !== 'default' ||
    (faulty.length > 0 && pages.some(({ source }) => /<!--\s*definitions\b/i.test(source)))
  return isShown ? faulty.map((file) => otherFile(root, docsDir, file)) : []
}

/** The data files in which something is wrong. */
export function dataFiles({ root, docsDir, faultyData }: Site): OtherFile[] {
  return faultyData.map((file) => otherFile(root, docsDir, file))
}

function otherFile(root: string, docsDir: string, { file, text, findings }: FaultyFile): OtherFile {
  return { path: shownFrom(docsDir, join(root, file)), source: text, findings }
}

/**
 * The site's configuration, where it lacks extensions that listings need: each is said once, however many pages have
 * such listings.
 */
export function extensionFile(
  { docsDir, markdown }: Site,
  expanded: readonly Pick<ExpandedPage, 'findings'>[],
): OtherFile[] {
  const missing = new Map<string, Finding>()
  for (const { findings } of expanded)
    for (const finding of findings)
      if (finding.rule === 'missing-extension' && !missing.has(finding.details.extension))
        missing.set(finding.details.extension, { ...finding, span: markdown?.span ?? null })
  if (!markdown || missing.size === 0) return []
  return [{ path: shownFrom(docsDir, markdown.file), source: markdown.text, findings: [...missing.values()] }]
}

function shownFrom(docsDir: string, file: string): string {
  return relative(docsDir, file).split(sep).join('/')
}
