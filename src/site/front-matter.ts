import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml'
import { canonicalNames, sameName, type CanonicalName } from '../config/canonical-names.ts'
import type { SiteConfig } from '../config/settings.ts'
import type { Translation } from '../config/translations.ts'
import type { Span } from '../core/span.ts'
import { parseYaml } from '../core/yaml/parse.ts'
import { dialectOf, type Dialect } from '../markdown/dialect.ts'
import type { Finding } from '../report/finding.ts'
import type { RuleDetails } from '../report/rules.ts'
import { canonicalBoolean } from './boolean-values.ts'
import { readMetadataLines } from './metadata-lines.ts'
import type { Field, FieldValue, FrontMatter } from './page.ts'
import { readSimpleFields } from './simple-front-matter.ts'
import { splitValue } from './split-value.ts'

/**
 * MkDocs's own cut (`mkdocs.utils.meta`, `YAML_RE`): a `---` line, at least one line, a `---` or `...` line that has a
 * line end. Group 1 is the opening line, group 2 the YAML.
 */
const fences = /^(---[ \t]*\r?\n)([^]*?\r?\n)(?:---|\.\.\.)[ \t]*\r?\n/

/** The cut of Zensical: as MkDocs does, but the page may end behind the closing line. */
const fencesToEnd = /^(---[ \t]*\r?\n)([^]*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** The cut of GitHub and remark-frontmatter: three dashes on both sides, and what follows need not be there. */
const dashes = /^(---[ \t]*\r?\n)([^]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/

/**
 * What was probably meant to be front matter, and is none to MkDocs. Group 1 is what stands above its first line, group
 * 2 that line.
 */
const nearly = /^(\s*)(--+|[–—]-?)[ \t]*\r?\n[a-z_][\w-]*:\s/

const closedAtEndOfFile = /^---[ \t]*\r?\n[^]*?\r?\n(?:---|\.\.\.)[ \t]*$/

/** What a page's front matter says, and what is wrong with it. */
export interface FrontMatterResult {
  frontMatter: FrontMatter
  findings: Finding[]
}

/** What counts when front matter is read, besides its text. */
export interface FrontMatterRules {
  /** Gives the name of a field for which a page has an alias. */
  canonical: CanonicalName
  /** What stands between the values of a field that are written as one text, by the name of the field. */
  separators: ReadonlyMap<string, string>
  dialect: Dialect
  /** Gives the language of a page, by its path; null on a site in one language. */
  translationOf: ((path: string) => Translation) | null
}

/** How the front matter of a site is read. */
export function frontMatterRules({
  fields,
  syntax,
  translations,
}: Pick<SiteConfig, 'fields' | 'syntax' | 'translations'>): FrontMatterRules {
  const separators = fields.flatMap(({ name, split }) => (split ? [[name, split] as const] : []))
  return {
    canonical: canonicalNames(fields),
    separators: new Map(separators),
    dialect: syntax,
    translationOf: translations?.of ?? null,
  }
}

/** Those of a site without settings. */
export const usualRules: FrontMatterRules = {
  canonical: sameName,
  separators: new Map(),
  dialect: dialectOf('python-markdown'),
  translationOf: null,
}

/**
 * Reads the front matter of a page.
 *
 * Values are compared as the author wrote them but for true and false, which have several spellings, so YAML is only
 * asked where each scalar stands and how it is quoted. An empty text is no value.
 * MkDocs reads YAML 1.1 (PyYAML). A block that is no mapping is no front matter to MkDocs; a block that is no YAML is
 * shown as text there and is a finding here. Zensical knows no `key: value` lines without dashes. In CommonMark there is
 * only what stands between lines of dashes, and it is never text.
 *
 * @param source the page's text without byte order mark
 */
export function readFrontMatter(source: string, rules = usualRules): FrontMatterResult {
  const isCommonMark = rules.dialect.name === 'commonmark'
  const isZensical = rules.dialect.options?.generator === 'zensical'
  const cut = (isCommonMark ? dashes : isZensical ? fencesToEnd : fences).exec(source)
  if (!cut && (isCommonMark || isZensical)) return { frontMatter: empty(), findings: nearlyFrontMatter(source) }
  if (!cut) {
    if (closedAtEndOfFile.test(source)) {
      return {
        frontMatter: empty(),
        findings: [invalid({ start: 0, end: 3 }, 'no-line-end')],
      }
    }
    const { end, fields } = readMetadataLines(source)
    const frontMatter = { end, ...byName([...fields.values()], source, rules) }
    return { frontMatter, findings: nearlyFrontMatter(source) }
  }
  const start = cut[1]?.length ?? 0
  const simple = readSimpleFields(cut[2] ?? '', start)
  if (simple) return { frontMatter: { end: cut[0].length, ...byName(simple, source, rules) }, findings: [] }
  const yaml = parseYaml(cut[2] ?? '')
  if ('problem' in yaml) {
    const at = Math.min(start + yaml.offset, cut[0].length - 1)
    return {
      frontMatter: { end: cut[0].length, fields: new Map() },
      findings: [invalid({ start: at, end: at + 1 }, yaml.problem)],
    }
  }
  if (!isMap(yaml.document.contents)) return { frontMatter: empty(isCommonMark ? cut[0].length : 0), findings: [] }
  const { fields, findings } = readFields(yaml.document, source, start)
  return { frontMatter: { end: cut[0].length, ...byName(fields, source, rules) }, findings }
}

function nearlyFrontMatter(source: string): Finding[] {
  const [, above = '', line = ''] = nearly.exec(source) ?? []
  if (line === '') return []
  const span = { start: above.length, end: above.length + line.length }
  return [invalid(span, above === '' && line === '---' ? 'no-closing-line' : 'no-opening-line')]
}

function empty(end = 0): FrontMatter {
  return { end, fields: new Map() }
}

function invalid(span: Span, reason: RuleDetails['invalid-front-matter']['reason']): Finding {
  return { rule: 'invalid-front-matter', span, details: { reason } }
}

/** Of equal keys the last one counts; the values under an alias come behind those of the field. */
function byName(
  written: readonly Field[],
  source: string,
  { canonical, separators }: FrontMatterRules,
): Pick<FrontMatter, 'fields' | 'parts'> {
  const fields = new Map<string, Field>()
  const parts = new Map<string, Field>()
  for (const field of written) {
    // As nearly all fields are: no other field has its name, and its text is one value.
    if (
      !field.parts &&
      !fields.has(field.name) &&
      !separators.has(field.name) &&
      canonical(field.name) === field.name
    ) {
      fields.set(field.name, field)
      continue
    }
    const name = canonical(field.name)
    const earlier = name === field.name ? undefined : fields.get(name)
    const values = earlier?.values ?? []
    for (const value of splitValues(field.values, separators.get(name), source)) values.push(value)
    fields.set(name, { ...field, name, values })
    for (const part of field.parts ?? []) {
      const path = name + part.name.slice(field.name.length)
      const known = parts.get(path)
      const partValues = splitValues(part.values, separators.get(path), source)
      if (known) for (const value of partValues) known.values.push(value)
      else parts.set(path, { ...part, values: partValues })
    }
  }
  return parts.size === 0 ? { fields } : { fields, parts }
}

function splitValues(values: FieldValue[], separator: string | undefined, source: string): FieldValue[] {
  return separator === undefined ? values : values.flatMap((value) => splitValue(value, separator, source))
}

/** The fields as written. */
export function readFields(
  document: Document,
  source: string,
  start: number,
): { fields: Field[]; findings: Finding[] } {
  const fields: Field[] = []
  const findings: Finding[] = []
  const seen = new Set<string>()
  let room = source.length
  const reader: PartReader = { document, start, room, depth: 0 }
  if (!isMap(document.contents)) return { fields, findings }
  for (const pair of document.contents.items as Pair<Node, Node | null>[]) {
    // A merge key (`<<`) is no field.
    if (!isScalar(pair.key) || typeof pair.key.value === 'symbol') continue
    const name = foldWhiteSpace(String(pair.key.value))
    const key = spanOf(pair.key, start)
    if (seen.has(name)) findings.push({ rule: 'duplicate-key', span: key, details: { field: name } })
    seen.add(name)
    const node = isAlias(pair.value) ? (pair.value.resolve(document) ?? null) : pair.value
    if (isSeq(node)) room -= node.items.length
    // No text has more values than letters, unless aliases make thousands of each.
    if (room < 0) return { fields: [], findings: [invalid(key, 'other')] }
    const parts = new Map<string, Field>()
    collectParts(parts, name, node, reader)
    const values = readValues(document, pair.value, node, start)
    fields.push({ name, key, form: formOf(node), values, ...(parts.size > 0 && { parts: [...parts.values()] }) })
    for (const finding of emptyItems(name, pair.value, source, start)) findings.push(finding)
  }
  return { fields, findings }
}

/** How the objects of fields are read. */
interface PartReader {
  document: Document
  start: number
  /** How many more nodes are looked at: aliases can make many of few. */
  room: number
  depth: number
}

/** Nobody asks for what stands deeper. */
const deepest = 20

/** Writes down what the objects of a field hold, in as many steps as the front matter has characters at most. */
function collectParts(parts: Map<string, Field>, path: string, node: Node | null, reader: PartReader): void {
  const items = isSeq(node) ? (node.items as (Node | null)[]) : [node]
  for (const item of items) {
    const object = isAlias(item) ? item.resolve(reader.document) : item
    if (!isMap(object)) continue
    for (const { key, value } of object.items as Pair<Node, Node | null>[]) {
      if (--reader.room < 0) return
      if (!isScalar(key) || typeof key.value === 'symbol') continue
      const name = `${path}.${foldWhiteSpace(String(key.value))}`
      const inner = isAlias(value) ? (value.resolve(reader.document) ?? null) : value
      const values = readValues(reader.document, value, inner, reader.start)
      reader.room -= values.length
      const known = parts.get(name)
      if (known) for (const each of values) known.values.push(each)
      else parts.set(name, { name, key: spanOf(key, reader.start), form: formOf(inner), values })
      // An object within an alias of itself would have no end.
      if (isAlias(value) || reader.depth === deepest) continue
      reader.depth++
      const before = parts.size
      collectParts(parts, name, inner, reader)
      const part = parts.get(name)
      if (part && parts.size > before) part.parts ??= [...parts.values()].slice(before)
      reader.depth--
    }
  }
}

function formOf(node: Node | null): Field['form'] {
  if (isSeq(node)) return (node.items as (Node | null)[]).every(isNothing) ? 'empty' : 'list'
  return isNothing(node) ? 'empty' : isScalar(node) ? 'scalar' : 'mapping'
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.value === ''))
}

/** Members of a list of which nothing but the dash is written; `~` and `""` are said on purpose. */
function emptyItems(field: string, node: Node | null, source: string, start: number): Finding[] {
  if (!isSeq(node)) return []
  return (node.items as (Node | null)[]).flatMap((item): Finding[] => {
    if (!isScalar(item) || item.value !== null || item.source !== '') return []
    const dash = source.lastIndexOf('-', spanOf(item, start).start)
    return [{ rule: 'empty-item', span: { start: dash, end: dash + 1 }, details: { field } }]
  })
}

function readValues(document: Document, written: Node | null, node: Node | null, start: number): FieldValue[] {
  const members = isSeq(node) ? (node.items as (Node | null)[]) : [written]
  return members.flatMap((member) => {
    const scalar = isAlias(member) ? member.resolve(document) : member
    if (!isScalar(scalar) || scalar.value === null) return []
    const isPlain = scalar.type === 'PLAIN'
    const text = foldWhiteSpace(isPlain ? canonicalBoolean(scalar.source ?? '') : String(scalar.value))
    return text === '' ? [] : [{ text, ...spanOf(isAlias(member) ? member : scalar, start) }]
  })
}

function spanOf(node: Node, start: number): Span {
  const [from, to] = node.range ?? [0, 0]
  return { start: start + from, end: start + to }
}

/** Trims, and folds each run of white space to one space: how values and names are compared. */
function foldWhiteSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
