import { reportGithub } from './github.ts'
import { reportJson } from './json.ts'
import { reportJunit } from './junit.ts'
import type { Report } from './report.ts'
import type { ReporterName } from './reporter-names.ts'
import { reportSarif } from './sarif.ts'

/** The reporters for programs; add yours here. `text.ts` is the one for people. */
export const reporters: Readonly<Record<Exclude<ReporterName, 'text'>, (report: Report) => string>> = {
  json: reportJson,
  github: reportGithub,
  sarif: reportSarif,
  junit: reportJunit,
}
