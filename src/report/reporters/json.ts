import { jsonText } from '../json-text.ts'
import type { Report } from '../report.ts'

/** The report as JSON; `docs/report.schema.json` is its schema. */
export function reportJson({ verb, version, messages, changed, exitCode, counts, baselined }: Report): string {
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
    messages: messages.map(({ path, place, severity, rule, text, suggestion, url }) => ({
      path,
      ...place,
      severity,
      rule,
      text,
      ...(suggestion !== null && { suggestion }),
      url,
    })),
  }
  return `${jsonText(report, 2)}\n`
}
