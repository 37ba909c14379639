import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { copySite, fixtures, mdspliceWith, projectRoot } from '../mini-site.ts'
import { blocksOf } from './blocks.ts'
import type { Block } from './blocks.ts'

/**
 * Whether a block is a directive that readers can copy: Markdown of no file that is one comment, where a comment above it
 * names the folder in `fixtures/` whose pages are listed. Its listing is in a block of its own below it, in the language
 * `md`: a directive that is copied with its listing has no end comment.
 */
export function isExample({ language, file, site, text }: Block): boolean {
  const isSite = site !== 'example' && existsSync(join(fixtures, site))
  return language === 'markdown' && file === undefined && isSite && /^<!-- (?!mdsplice-)(?:(?!-->)[^])*-->$/.test(text)
}

/**
 * Whether a block that readers can copy holds a listing, too: `write` would take it for text of theirs, or for an edit. The
 * pages of rules show on purpose what is wrong.
 */
export function holdsListing({ page, language, text }: Block): boolean {
  const isCopied = language === 'markdown' && !page.startsWith('docs/rules/')
  return isCopied && /<!-- \/|-->\n+(?:\||- |<div)/.test(text)
}

/** A page of the manual with the block below each of its examples made again. */
export async function withExamples(page: string): Promise<string> {
  const lines = readFileSync(join(projectRoot, page), 'utf8').split('\n')
  for (const block of blocksOf(page).filter(isExample).reverse()) {
    const end = block.line + block.text.split('\n').length + 1
    const shown = lines.slice(end, end + 2).join('\n') === '\n```md' ? lines.indexOf('```', end) + 1 : end
    lines.splice(end, shown - end, '', '```md', await listingOf(block), '```')
  }
  return lines.join('\n')
}

/** The listing of a directive, as `mdsplice write` puts it below it. */
async function listingOf({ page, line, site, text }: Block): Promise<string> {
  const readIn = (): Uint8Array => new TextEncoder().encode(`${text}\n`)
  const folder = copySite(join(fixtures, site))
  const { code, out, err } = await mdspliceWith({ readIn }, folder, 'write', '--stdin-filepath', 'docs/example.md')
  const place = `${page}:${line}`
  expect({ place, code, err }).toEqual({ place, code: 0, err: '' })
  return out
    .slice(text.length)
    .replace(/\n+<!-- \/\S+ [0-9a-f]{16} -->\n$/, '')
    .trimStart()
}
