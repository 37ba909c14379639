import { wellFormed } from '../../core/web-address.ts'
import type { Diagnostic, Place } from '../diagnostic.ts'
import { jsonText } from '../escape.ts'
import { getMessages } from '../messages/languages.ts'
import type { Report, Reporter } from '../report.ts'
import { ruleUrl, rules, type RuleId } from '../rules.ts'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const
const ids = Object.keys(rules) as RuleId[]

/** The report as SARIF 2.1.0, which code scanning reads. */
export const sarif: Reporter = { name: 'sarif', audience: 'programs', report: toSarif }

function toSarif({ version, diagnostics, language }: Report): string {
  const { replacement } = getMessages(language).commands.fix
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
        results: diagnostics.map((diagnostic) => toResult(diagnostic, replacement)),
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

/** @param describe what a fix does, by the text that it puts in */
function toResult(
  { path, place, severity, rule, text, fix, related, key }: Diagnostic,
  describe: (text: string) => string,
): object {
  const artifactLocation = toArtifact(path)
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: levels[severity],
    message: { text },
    locations: [{ physicalLocation: toPhysical(path, place) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: other.text },
        physicalLocation: toPhysical(other.path, other.place),
      })),
    }),
    partialFingerprints: { 'mdsplice/v1': key },
    ...(fix && {
      fixes: [
        {
          description: { text: describe(fix.text) },
          artifactChanges: [
            {
              artifactLocation,
              replacements: [{ deletedRegion: toRegion(fix.place), insertedContent: { text: fix.text } }],
            },
          ],
        },
      ],
    }),
  }
}

/** Code scanning shows nothing without a line. */
function toPhysical(path: string, place: Place | null): object {
  return { artifactLocation: toArtifact(path), region: place ? toRegion(place) : { startLine: 1 } }
}

function toArtifact(path: string): object {
  return { uri: wellFormed(path).split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}

function toRegion({ line, column, endLine, endColumn }: Place): object {
  return { startLine: line, startColumn: column, endLine, endColumn }
}
