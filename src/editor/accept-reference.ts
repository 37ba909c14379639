import { join } from 'node:path'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { TextEdit } from 'vscode-languageserver'
import type { KnownSite } from './known-site.ts'
import { editTo } from './text-edits.ts'
import { lockFile } from '../config/file-names.ts'
import { lockKey } from '../rules/reviewed-references.ts'
import { lockText } from '../site/lock-file.ts'
import type { Page } from '../site/page.ts'

/**
 * Writes into the lock file that the reference at a place of a page was reviewed, as `mdsplice review` does of whole pages.
 *
 * @param offset where the value begins
 * @param documentOf gives the text of a file by its absolute path
 * @returns the edit of the lock file, with its absolute path; null when there is no reference or nothing is reviewed
 */
export function acceptReference(
  { site, queries }: KnownSite,
  page: Page,
  offset: number,
  documentOf: (file: string) => TextDocument,
): { file: string; edits: TextEdit[] } | null {
  const references = queries.references(page).filter(({ value }) => value.start === offset)
  if (!site.lock || references.length === 0) return null
  const lock = new Map(site.lock)
  for (const reference of references) lock.set(lockKey(reference), queries.fingerprint(reference.target))
  const file = join(site.root, lockFile)
  return { file, edits: editTo(documentOf(file), lockText(lock)) }
}
