import { jsonText } from '../escape.ts'
import type { Report, Reporter } from '../report.ts'

/** The report as JSON; `docs/report.schema.json` is its schema. */
export const json: Reporter = { name: 'json', audience: 'programs', report: toJson }

function toJson({ verb, version, diagnostics, changed, exitCode, counts, baselined }: Report): string {
  const report = {
    format: 1,
    mdsplice: version,
    command: verb,
    exitCode,
    counts: {
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      baselined,
    },
    changed,
    messages: diagnostics.map(({ path, place, severity, rule, text, suggestion, related, url }) => ({
      path,
      ...place,
      severity,
      rule,
      text,
      ...(suggestion !== null && { suggestion }),
      ...(related.length > 0 && {
        related: related.map((other) => ({ path: other.path, ...other.place, text: other.text })),
      }),
      url,
    })),
  }
  return `${jsonText(report, 2)}\n`
}
