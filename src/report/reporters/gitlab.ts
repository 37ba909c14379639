import { hash } from 'node:crypto'
import type { Diagnostic } from '../diagnostic.ts'
import { jsonText } from '../escape.ts'
import type { Report, Reporter } from '../report.ts'

/**
 * The diagnostics as GitLab's Code Quality report, which it shows at the lines of a merge request
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
 */
export const gitlab: Reporter = { name: 'gitlab', audience: 'programs', report: toIssues }

const severities = { error: 'major', warning: 'minor', info: 'info' } as const

function toIssues({ diagnostics }: Report): string {
  const seen = new Map<string, number>()
  const issues = diagnostics.map((diagnostic) => {
    const name = JSON.stringify([diagnostic.path, diagnostic.rule, diagnostic.key])
    const earlier = seen.get(name) ?? 0
    seen.set(name, earlier + 1)
    return toIssue(diagnostic, fingerprintOf(name, earlier))
  })
  return `${jsonText(issues, 2)}\n`
}

/**
 * GitLab compares two branches by fingerprints, so no line counts for them. Of two issues with one fingerprint it drops
 * one, so what is found again further down in a file has a number.
 */
function fingerprintOf(name: string, earlier: number): string {
  return hash('sha256', earlier === 0 ? name : `${name} ${earlier}`)
}

function toIssue({ path, place, severity, rule, text }: Diagnostic, fingerprint: string): object {
  return {
    description: text,
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    // GitLab shows nothing without a line.
    location: { path, lines: { begin: place?.line ?? 1, ...(place && { end: place.endLine }) } },
  }
}
