import { isMap } from 'yaml'
import { canonicalNames, sameName, type CanonicalName } from '../config/canonical-names.ts'
import type { SiteConfig } from '../config/settings.ts'
import type { Translation } from '../config/translations.ts'
import type { Span } from '../core/span.ts'
import { parseYaml } from '../core/yaml/parse.ts'
import type { PlacedProblem } from '../core/yaml/problem.ts'
import { refusedByPyYaml } from '../core/yaml/pyyaml.ts'
import { dialectOf, type Dialect } from '../markdown/dialect.ts'
import type { Finding } from '../report/finding.ts'
import type { RuleDetails } from '../report/rules.ts'
import { readMetadataLines } from './metadata-lines.ts'
import type { Field, FieldValue, FrontMatter } from './page.ts'
import { readSimpleFields } from './simple-front-matter.ts'
import { splitValue } from './split-value.ts'
import { readFields } from './yaml-fields.ts'

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
 * What was probably meant to be front matter, and is none to MkDocs. Group 1 is what is above its first line, group
 * 2 that line.
 */
const nearly = /^(\s*)(--+|[–—]-?)[ \t]*\r?\n[a-z_][\w-]*:\s/

/** Likewise, below a comment: group 1 and 2 as above. Only with its last line, as a line of dashes is also a rule. */
const belowComment =
  /^(\s*<!--(?:(?!-->)[^])*-->\s*?\n)(---)[ \t]*\r?\n[a-z_][\w-]*:\s(?:(?!\n---)[^])*\n---[ \t]*(?:\r?\n|$)/

/** Front matter of Hugo and Zola that mdsplice does not read: the first line of a page, and one with a name. */
const otherFormats = {
  toml: /^\+{3}[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*(?:[\w."-]+[ \t]*=|\[)(?:(?!\n\+{3})[^])*\n\+{3}[ \t]*(?:\r?\n|$)/,
  json: /^\{[ \t]*\r?\n\s*"[\w-]+"\s*:(?:(?!\n\})[^])*\n\}[ \t]*(?:\r?\n|$)/,
}

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
  /** What is between the values of a field that are written as one text, by the name of the field. */
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
 * asked where each scalar is and how it is quoted. An empty text is not a value.
 * MkDocs reads YAML 1.1 (PyYAML). A block that is not a mapping is not front matter to MkDocs; a block that PyYAML cannot
 * read is shown as text there and is a finding here. Zensical knows no `key: value` lines without dashes. In CommonMark there is
 * only what is between lines of dashes, and it is never text.
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
  if ('problem' in yaml) return unreadable(cut[0].length, start, yaml)
  const refused = isCommonMark || isZensical ? undefined : refusedByPyYaml(yaml.document, cut[2] ?? '')
  if (refused) return unreadable(cut[0].length, start, refused)
  if (!isMap(yaml.document.contents)) return { frontMatter: empty(isCommonMark ? cut[0].length : 0), findings: [] }
  const { fields, findings, excess } = readFields(yaml.document.contents, yaml.document, source, { start })
  if (excess) return { frontMatter: empty(cut[0].length), findings: [invalid(excess, 'other')] }
  return { frontMatter: { end: cut[0].length, ...byName(fields, source, rules) }, findings }
}

/**
 * @param end where the front matter ends in the page
 * @param start where its YAML begins
 */
function unreadable(end: number, start: number, { problem, offset }: PlacedProblem): FrontMatterResult {
  const at = Math.min(start + offset, end - 1)
  return { frontMatter: empty(end), findings: [invalid({ start: at, end: at + 1 }, problem)] }
}

function nearlyFrontMatter(source: string): Finding[] {
  if (otherFormats.toml.test(source)) return [invalid({ start: 0, end: 3 }, 'toml')]
  if (otherFormats.json.test(source)) return [invalid({ start: 0, end: 1 }, 'json')]
  const [, above = '', line = ''] = nearly.exec(source) ?? belowComment.exec(source) ?? []
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

/**
 * The fields of a page or a record by name. Of equal keys the last one counts; the values under an alias come behind
 * those of the field.
 *
 * @param written as `readFields` gives them
 * @param source the text in which they are
 */
export function byName(
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
