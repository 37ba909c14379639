import type { Report } from '../report.ts'
import { reportGithub } from './github.ts'
import { reportJson } from './json.ts'
import { reportJunit } from './junit.ts'
import { reportSarif } from './sarif.ts'

/** The reporters for programs; add yours here. `text.ts` is the one for people. */
export const reporters: Readonly<Record<Exclude<ReporterName, 'text'>, (report: Report) => string>> = {
  json: reportJson,
  github: reportGithub,
  sarif: reportSarif,
  junit: reportJunit,
}

/** How messages are printed: for people, or for programs. A new one starts here; then it is added in `reporters.ts`. */
export const reporterNames = ['text', 'json', 'github', 'sarif', 'junit'] as const
export type ReporterName = (typeof reporterNames)[number]
