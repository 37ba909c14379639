// @ts-check
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { createSiteQueries } from '../../src/directives/site-queries.ts'
import { toText } from '../../src/listings/render.ts'
import { readSite } from '../../src/site/site.ts'

// Answers every directive of a site and prints the seconds that this took: query, render and write as Markdown. Reading
// and indexing the site and finding its directives come before and are not counted, and neither is the garbage that they
// leave behind: after `gc()` the collector goes on beside the program, and takes the longer the more was read.

const site = readSite({ cwd: process.argv[2] ?? '' }, schemaNames)
const answers = createSiteQueries(site)
const asked = site.pages.flatMap((page) => answers.find(page).regions.map(({ directive }) => ({ page, directive })))
globalThis.gc?.()
await wait(500)
const start = process.hrtime.bigint()
const texts = asked.map(({ page, directive }) => {
  const { listing } = answers.answer(directive, page)
  return listing && toText(listing).text
})
process.stdout.write(String(Number(process.hrtime.bigint() - start) / 1e9))
if (texts.includes(null)) throw new Error('A directive has no answer')
