import { wellFormed } from '../../core/web-address.ts'
import type { RuleId } from '../rules.ts'
import { jsonText } from '../json-text.ts'
import type { Report, ReportedMessage } from '../report.ts'
import { ruleUrl, rules } from '../rules.ts'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const
const ids = Object.keys(rules) as RuleId[]

/** The report as SARIF 2.1.0, which code scanning reads. */
export function reportSarif({ version, messages }: Report): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mdsplice',
            semanticVersion: version,
            informationUri: 'https://github.com/mdsplice/mdsplice',
            rules: ids.map(toRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: messages.map(toResult),
      },
    ],
  }
  return `${jsonText(log, 2)}\n`
}

function toRule(id: RuleId): object {
  const { severity } = rules[id]
  const isOn = severity !== 'off'
  return {
    id,
    helpUri: ruleUrl(id),
    defaultConfiguration: { enabled: isOn, level: levels[isOn ? severity : 'warning'] },
  }
}

function toResult({ path, place, severity, rule, text, key }: ReportedMessage): object {
  const region = place && {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
  }
  const artifactLocation = {
    uri: wellFormed(path).split('/').map(encodeURIComponent).join('/'),
    uriBaseId: '%SRCROOT%',
  }
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule as RuleId),
    level: levels[severity],
    message: { text },
    // Code scanning shows nothing without a line.
    locations: [{ physicalLocation: { artifactLocation, region: region ?? { startLine: 1 } } }],
    partialFingerprints: { 'mdsplice/v1': key },
  }
}
