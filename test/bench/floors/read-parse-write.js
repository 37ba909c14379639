// @ts-check
// The floor of `build`: read every page of a site, parse its front matter, and write the pages that hold directives.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseFrontMatter } from './front-matter.js'
import { pagesOf } from './pages.js'

const [docsDir = '', out = ''] = process.argv.slice(2)
for (const { path, text } of pagesOf(docsDir)) {
  parseFrontMatter(text)
  if (!text.includes('<!-- list_')) continue
  mkdirSync(dirname(join(out, path)), { recursive: true })
  writeFileSync(join(out, path), text)
}
