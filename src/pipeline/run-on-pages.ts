import { changedPages, collectFindings } from './collect-findings.ts'
import { deliver } from './deliver.ts'
import { expandPages } from './expand-pages.ts'
import type { SelectedPages } from './read-selected.ts'
import { reportResults, type RunResult } from './report-results.ts'
import type { RunOptions } from './run-options.ts'

/** Find → answer → splice → deliver → report, for pages of a site that was read. */
export function runOnPages(selected: SelectedPages, options: RunOptions): RunResult {
  const { context, pages } = selected
  const expanded = expandPages(pages, context, (done, all) => options.onProgress?.('expand', done, all))
  const findings = collectFindings(selected, expanded)
  const changed = changedPages(selected, expanded, findings)
  const failures = deliver(context.site, changed, options)
  return reportResults(options.cwd, context, findings, changed, failures, expanded)
}
