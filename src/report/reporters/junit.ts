import { byFile, countOf, type Diagnostic } from '../diagnostic.ts'
import type { Report, Reporter } from '../report.ts'
import { escapeLine } from '../escape.ts'

/**
 * The report as JUnit's XML: a suite for each file, a case for each diagnostic. Errors and warnings are failures, as with
 * other linters: what reads the format shows nothing else. Information is the output of a case that passed.
 */
export const junit: Reporter = { name: 'junit', audience: 'programs', report: toXml }

function toXml({ diagnostics }: Report): string {
  const suites = [...byFile(diagnostics)].map(([path, found]) => suite(path, found))
  // A report without cases is taken for a run that did not happen.
  const all = suites.length > 0 ? suites : [suite('mdsplice', [])]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mdsplice">\n${all.join('')}</testsuites>\n`
}

function suite(path: string, diagnostics: readonly Diagnostic[]): string {
  const failures = countOf(diagnostics, 'error') + countOf(diagnostics, 'warning')
  const cases =
    diagnostics.length > 0 ? diagnostics.map(testCase) : ['    <testcase name="all is well" classname="mdsplice"/>\n']
  return `  <testsuite name="${escape(escapeLine(path))}" tests="${cases.length}" failures="${failures}" errors="0">\n${cases.join('')}  </testsuite>\n`
}

function testCase({ path, place, severity, rule, text, url }: Diagnostic): string {
  const at = place ? `${place.line}:${place.column}` : '1:1'
  const name = escape(escapeLine(path))
  const body = `${name}:${at}: ${escape(text)}\n${escape(url)}`
  const inside =
    severity === 'info'
      ? `<system-out>${body}</system-out>`
      : `<failure message="${escape(text)}" type="${severity}">${body}</failure>`
  return `    <testcase name="${escape(`${rule} ${at}`)}" classname="${name}">${inside}</testcase>\n`
}

/** Control characters cannot be in XML, but neither messages nor what `escapeLine` has made of a path hold any. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
