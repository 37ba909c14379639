import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { copySite, fixtures, mdspliceWith, projectRoot } from '../mini-site.ts'
import { blocksOf } from './blocks.ts'
import type { Block } from './blocks.ts'

/**
 * Whether a block shows directives with their lists: it is Markdown of no file, it begins with a directive, and a comment
 * above it names the folder in `fixtures/` whose pages are listed.
 */
export function isExample({ language, file, site, text }: Block): boolean {
  const isSite = site !== 'example' && existsSync(join(fixtures, site))
  return language === 'markdown' && file === undefined && isSite && text.startsWith('<!-- ')
}

/** A page of the manual with the lists below the directives of its examples made again. */
export async function withExamples(page: string): Promise<string> {
  let text = readFileSync(join(projectRoot, page), 'utf8')
  for (const block of blocksOf(page).filter(isExample).reverse()) {
    const lines = text.split('\n')
    lines.splice(block.line, block.text.split('\n').length, await expanded(block))
    text = lines.join('\n')
  }
  return text
}

/** The directives of an example with their lists, without end comments, as `mdsplice build` would have it. */
async function expanded({ page, line, site, text }: Block): Promise<string> {
  const directives = [...text.matchAll(/<!-- (?!\/)[^]*?-->/g)].map(([directive]) => directive)
  const readIn = (): Uint8Array => new TextEncoder().encode(`${directives.join('\n\n')}\n`)
  const folder = copySite(join(fixtures, site))
  const { code, out, err } = await mdspliceWith({ readIn }, folder, 'write', '--stdin-filepath', 'docs/example.md')
  expect({ place: `${page}:${line}`, code, err }).toEqual({ place: `${page}:${line}`, code: 0, err: '' })
  return out.replace(/\n+<!-- \/\S+ [0-9a-f]{16} -->/g, '').trimEnd()
}
