// @ts-check
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * @param {string} docsDir
 * @returns {Iterable<{ path: string, text: string }>}
 */
export function* pagesOf(docsDir) {
  for (const entry of readdirSync(docsDir, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && file.endsWith('.md'))
      yield { path: relative(docsDir, file), text: readFileSync(file, 'utf8') }
  }
}
