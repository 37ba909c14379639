// @ts-check
// The floor of `check`: read every page of a site and parse its front matter.
import process from 'node:process'
import { parseFrontMatter } from './front-matter.js'
import { pagesOf } from './pages.js'

for (const { text } of pagesOf(process.argv[2] ?? '')) parseFrontMatter(text)
