// @ts-check
// The floor of a second `check`: read every page of a site and hash it.
import { createHash } from 'node:crypto'
import process from 'node:process'
import { pagesOf } from './pages.js'

for (const { text } of pagesOf(process.argv[2] ?? '')) createHash('sha256').update(text).digest('hex')
