// @ts-check
// Answers every directive of a site and prints the seconds that this took: find, query, render and splice. Reading and
// indexing the site come before and are not counted.
import process from 'node:process'
import { answersOf } from '../../dist/answers.js'
import { expandPage } from '../../dist/expand-page.js'
import { loadSite } from '../../dist/load-site.js'
import { severitiesOf } from '../../dist/report/severities.js'

const site = loadSite(process.argv[2] ?? '')
const answers = answersOf(site)
const severities = severitiesOf(site.config.rules)
const start = process.hrtime.bigint()
for (const page of site.pages) expandPage(page, { answers, severities, verb: 'build', readFindings: new Map(), force: false })
process.stdout.write(String(Number(process.hrtime.bigint() - start) / 1e9))
