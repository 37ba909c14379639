import type { PhrasingContent } from 'mdast'
import { noNeeds } from '../../config/generator/site-needs.ts'
import { spanOf } from '../../core/span.ts'
import type { DirectiveHandler, DirectivePlace } from '../handler.ts'
import type { DirectiveAnswer } from '../../listings/answer.ts'
import { cellsOn } from '../../listings/cells.ts'
import { chip, chipNeeds } from '../../listings/chip.ts'
import { paragraph, text } from '../../listings/nodes.ts'
import { sentence } from '../../listings/sentence.ts'
import { isRawSetting } from '../../markdown/comments/comment.ts'
import type { Finding } from '../../report/finding.ts'
import { textsFoundBy } from '../../site/boolean-values.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import { fieldOf, type FieldValue, type Page } from '../../site/page.ts'
import { wordReader } from './word-directive.ts'

/** `tags`, `tags-ai-act`: the page's own labels. */
export interface TagsRequest {
  kind: 'tags'
  /** The name of the set in the configuration, lower case. */
  set: string
}

/** The page's own labels in one line, each a link to its page. */
export const tags: DirectiveHandler<TagsRequest> = {
  kind: 'tags',
  unclosed: null,
  reader: ({ tagSets }) => wordReader(tagSets, (set) => ({ kind: 'tags', set }), []),
  answer: answerTags,
  rows: () => null,
}

function answerTags(
  index: SiteIndex,
  { set: name }: TagsRequest,
  { comment }: DirectivePlace,
  page: Page,
): DirectiveAnswer {
  const set = index.site.config.tags.find((each) => each.name === name)
  if (!set) throw new RangeError(`No set ${name}: directives are read against the same sets`)
  const { setting } = comment
  const span = spanOf(comment)
  if (setting === 'link' || isRawSetting(setting)) return { listing: null, findings: [] }
  const findings: Finding[] = []
  const isMeant = [...set.where].every(([field, values]) => hasOneOf(index, page, field, values))
  const labels = isMeant ? set.fields.flatMap((field) => labelsOf(index, field, set.except, page, findings)) : []
  const intro = labels.length > 0 && set.intro !== null ? [sentence(set.intro, page.path)] : []
  const nodes = [...intro, ...labels].flatMap((part, position) => (position === 0 ? part : [text(' '), ...part]))
  if (nodes.length === 0 && set.empty !== null) nodes.push(...sentence(set.empty, page.path))
  else if (nodes.length === 0 && isMeant)
    findings.push({ rule: 'no-tags', span, details: { name, fields: set.fields } })
  const needs = nodes.length === 0 ? noNeeds : chipNeeds(index.fields, set.fields, nodes)
  if (setting !== 'block') return { listing: { kind: 'phrasing', nodes }, findings, needs }
  return { listing: { kind: 'blocks', nodes: nodes.length === 0 ? [] : [paragraph(nodes)] }, findings, needs }
}

/** Whether a page has one of some values in a field, a derived one too. */
function hasOneOf(index: SiteIndex, page: Page, field: string, values: readonly string[]): boolean {
  const wanted = new Set(values.flatMap(textsFoundBy))
  return index.valuesOf(page, field).some((value) => wanted.has(value))
}

/** The labels of one field: in its configured order, else in that of the page. */
function labelsOf(
  index: SiteIndex,
  field: string,
  except: readonly string[],
  page: Page,
  findings: Finding[],
): PhrasingContent[][] {
  const shown = cellsOn(index, page).valuesOf(page, { field })
  const written = fieldOf(page.frontMatter, field)?.values
  const title = index.fields.headingOf(field) ?? null
  const rankOf = (value: FieldValue | undefined): number => index.fields.rankOf(field, value?.text ?? '') ?? Infinity
  const labels = shown.map((label, position) => ({ ...label, written: written?.[position] }))
  const values = new Set<string>()
  return labels
    .filter(({ text: label, written: value }) => {
      const isWanted = label !== '' && !except.includes(value?.text ?? '') && !values.has(value?.text ?? label)
      values.add(value?.text ?? label)
      return isWanted
    })
    .sort((a, b) => compare(rankOf(a.written), rankOf(b.written)))
    .map(({ text: label, url, written: value }) => {
      if (url === null && value) findings.push(...withoutPage(index, field, value))
      return chip(index.fields, field, { text: label, url, value: value?.text ?? '' }, title)
    })
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}

/** Where the configuration lists the values, another rule reports those that it does not. */
function withoutPage({ fields }: SiteIndex, field: string, { text: value, start, end }: FieldValue): Finding[] {
  const known = fields.linkedValues(field)
  const listed = fields.valuesOf(field)
  if (!known || (listed && !listed.includes(value))) return []
  return [{ rule: 'tag-without-page', span: { start, end }, details: { field, value, known } }]
}
