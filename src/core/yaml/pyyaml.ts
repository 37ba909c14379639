import { isAlias, isCollection, isMap, visit, type Document, type Node, type Pair } from 'yaml'
import { isMergeKey, mergedNodes } from './merge-keys.ts'
import type { PlacedProblem, YamlProblem } from './problem.ts'

/** What PyYAML's reader refuses anywhere in a text (`yaml/reader.py`, `NON_PRINTABLE`). */
const unprintable = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** The tags that PyYAML's `SafeLoader` knows (`yaml/constructor.py`), for each kind of value; `!` alone is none. */
const scalarTag = /^(?:!|tag:yaml\.org,2002:(?:null|bool|int|float|binary|timestamp|str))$/
const sequenceTag = /^(?:!|tag:yaml\.org,2002:(?:omap|pairs|seq))$/
const mappingTag = /^(?:!|tag:yaml\.org,2002:(?:set|map))$/
const standard = 'tag:yaml.org,2002:'

/** Which texts the constructors of `SafeLoader` take; the others take any. */
const scalarTags: Readonly<Record<string, (text: string) => boolean>> = {
  bool: (text) => /^(?:yes|no|true|false|on|off)$/i.test(text),
  int: (text) => /^[-+]?(?:0b[01]+|0x[\da-f]+|0[0-7]*|[1-9]\d*(?::\d+)*)$/i.test(text.replaceAll('_', '')),
  float: (text) =>
    /^[-+]?(?:\.?inf|infinity|\.?nan|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|\d+(?::\d+)+(?:\.\d*)?)$/i.test(
      text.replaceAll('_', ''),
    ),
  binary: (text) => !/[^\x00-\x7F]/.test(text) && text.replace(/[^\w+/=]|_/g, '').length % 4 === 0,
  timestamp: (text) => {
    const { groups } = timestamp.exec(text) ?? {}
    return groups !== undefined && isMoment(groups, text)
  },
}

/** What PyYAML takes for a date or a time (`yaml/resolver.py`). */
const timestamp =
  /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)(?:(?:[Tt]|[ \t]+)(?<hour>\d\d?):(?<minute>\d\d):(?<second>\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](?<hours>\d\d?)(?::(?<minutes>\d\d))?))?)?$/

/** The form of a date without a time; `2025-1-1` is text to PyYAML. */
const dateLength = '2025-01-01'.length

/**
 * What PyYAML cannot read (`SafeLoader`, as `mkdocs.utils.meta` calls it), though it is YAML. MkDocs reads no front matter
 * then: the page shows it as text.
 *
 * @param document as `parseYaml` gives it
 * @param text what it was parsed from
 */
export function refusedByPyYaml(document: Document, text: string): PlacedProblem | undefined {
  const offset = text.search(unprintable)
  if (offset !== -1) return { problem: 'control-character', offset }
  let found: PlacedProblem | undefined
  const checked = new Set<unknown>()
  const refuse = (problem: YamlProblem | null, { range }: Pick<Node, 'range'>): symbol | undefined => {
    if (problem === null) return undefined
    const start = range?.[0] ?? 0
    found = { problem, offset: problem === 'unknown-tag' ? text.lastIndexOf('!', start) : start }
    return visit.BREAK
  }
  visit(document, {
    Pair: (_, pair) => refuse(problemOfPair(pair as Pair<Node, Node | null>, document, checked), pair.key as Node),
    Collection: (_, node) => refuse(problemOfTag(node.tag, isMap(node) ? mappingTag : sequenceTag), node),
    Scalar(place, node) {
      const { tag = '!', type, source = '' } = node
      const isTyped = tag !== '!' || type !== 'PLAIN'
      if (!isTyped) return refuse(refusedScalar(source, place === 'key'), node)
      const fits = scalarTags[tag.replace(standard, '')]
      return refuse(problemOfTag(tag, scalarTag) ?? (fits?.(source) === false ? 'unknown-tag' : null), node)
    },
  })
  return found
}

/**
 * What PyYAML cannot read of a scalar without quotes, by its text: days that no month has, and what it takes for the
 * beginning of something else.
 */
export function refusedScalar(text: string, isKey = false): YamlProblem | null {
  if (/^[-+]?0[bx]_+$/.test(text) || (!isKey && (text === '=' || text === '<<'))) return 'needs-quotes'
  if (!/^\d{4}-/.test(text)) return null
  const { groups } = timestamp.exec(text) ?? {}
  return groups && !isMoment(groups, text) ? 'no-such-date' : null
}

/** Whether Python's `datetime` has it; it has no second 60, no year 0, and no zone a day away. */
function isMoment(groups: Record<string, string | undefined>, text: string): boolean {
  if (groups['hour'] === undefined && text.length !== dateLength) return true
  const of = (name: string): number => Number(groups[name] ?? 0)
  const [year, month, day] = [of('year'), of('month'), of('day')]
  const isDay = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  return isDay && of('hour') < 24 && of('minute') < 60 && of('second') < 60 && of('hours') * 60 + of('minutes') < 1440
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function problemOfTag(tag: string | undefined, known: RegExp): YamlProblem | null {
  return tag === undefined || known.test(tag) ? null : 'unknown-tag'
}

/** @param checked what was found behind merge keys already: aliases put a long list behind many */
function problemOfPair(
  { key, value }: Pair<Node, Node | null>,
  document: Document,
  checked: Set<unknown>,
): YamlProblem | null {
  if (isCollection(isAlias(key) ? key.resolve(document) : key)) return 'collection-as-name'
  const target = isAlias(value) ? value.resolve(document) : value
  if (!isMergeKey(key) || checked.has(target)) return null
  checked.add(target)
  return mergedNodes(target, document).every(isMap) ? null : 'merged-value'
}
