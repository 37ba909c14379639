import { completeDirective } from './complete-directive.ts'
import { usedValues } from './complete-front-matter.ts'
import { completeTemplate } from './complete-template.ts'
import { placed, type Completion, type Proposal } from './completion.ts'
import { computedFieldProposals, usedFieldProposals } from './field-proposals.ts'
import { possibleSteps } from '../../config/field-names.ts'
import { configFile } from '../../config/file-names.ts'
import { configSchema } from '../../config/schema/schema.ts'
import { keyKind, memberOf, shorthand, textKind, type Setting, type TextKind } from '../../config/schema/setting.ts'
import { directiveCursor } from '../directive-cursor.ts'
import { openPage, type KnownSite, type OpenPage } from '../known-site.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import { computedFields } from '../../site/computed-fields.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'
import { yamlCursor, type YamlCursor } from '../yaml-cursor.ts'
import { yamlValue } from '../yaml-lines.ts'

/**
 * What can be put at a place of `mdsplice.yml`: names of the site, of which its JSON Schema knows nothing. What that knows is
 * left to an editor's own support for YAML, so that nothing is proposed twice.
 *
 * @param text as it stands in the editor; it need not be YAML yet
 */
export function completeConfig(known: KnownSite, text: string, offset: number): Completion[] {
  const cursor = yamlCursor(text, offset)
  if (!cursor) return []
  const open = openPage(known, configFile, '')
  const { path, before, behind } = cursor
  const place = path.at(-1) === 'template' ? 'template' : isQuery(path) ? 'query' : null
  if (place === 'template') return completeTemplate(open, text, offset)
  if (place === 'query') return completeQuery(known, cursor)
  const setting = settingAt(configSchema(schemaNames), path)
  // The first key of a mapping is a text as long as it has no colon.
  const isFirstKey = kindOf(setting) === undefined && setting?.items === undefined && cursor.isAlone
  const isKey = cursor.isKey || isFirstKey
  const kind = isKey ? setting?.[keyKind] : kindOf(setting)
  const head = kind === 'sort-key' && before.startsWith('-') ? 1 : 0
  const proposals = [...proposalsFor(open, path, isKey, kind)].map((proposal): Proposal => {
    const value = yamlValue(proposal.label, { quote: cursor.quote, isInFlow: true })
    return { ...proposal, text: isKey && !cursor.hasColon ? `${value}: ` : value }
  })
  const span = { start: cursor.start + head, end: cursor.end }
  return placed(proposals, span, before.slice(head), { hasSnippets: false }).filter(
    ({ label }) => label !== before.slice(head) + behind,
  )
}

function isQuery(path: readonly string[]): boolean {
  return path[0] === 'queries' && (path.length === 2 || (path.length === 3 && path[2] === 'query'))
}

/** The setting at a path. */
function settingAt(schema: Setting, path: readonly string[]): Setting | undefined {
  let setting: Setting | undefined = schema
  for (const name of path) {
    const alone: Setting | undefined =
      setting?.[shorthand] === undefined ? undefined : setting.properties?.[setting[shorthand]]
    const items: Setting | undefined = setting?.items ?? alone?.items
    setting = /^\d+$/.test(name) && items ? items : setting && memberOf(setting, name)
  }
  return setting
}

/** What a text at a setting is. */
function kindOf(setting: Setting | undefined): TextKind | undefined {
  const alone = setting?.[shorthand]
  return setting?.[textKind] ?? (alone === undefined ? undefined : setting?.properties?.[alone]?.[textKind])
}

function* proposalsFor(
  open: OpenPage,
  path: readonly string[],
  isKey: boolean,
  kind: TextKind | undefined,
): Iterable<Proposal> {
  const { index, messages, known } = open
  const { collections, relations } = known.site.config
  const own = path[0] === 'collections' ? index.collections.get((path[1] ?? '').toLowerCase()) : undefined
  const asked = own ? [own] : [...index.collections.values()]
  const [section, ...names] = path[0] === 'languages' ? path.slice(2) : path
  if (section === 'fields' && names.length === 0 && isKey) yield* settingFields(open, asked)
  const field = valuesAt(section, names, isKey)
  if (field !== null) yield* valueProposals(open, asked, index.fields.canonical(field))
  else if (kind === 'field' || kind === 'sort-key' || kind === 'written-field') yield* settingFields(open, asked)
  else if (kind === 'collection')
    for (const { collection, pages } of index.collections.values())
      yield { label: collection.name, kind: 'collection', detail: messages.pages(pages.length) }
  else if (kind === 'step') for (const label of possibleSteps(collections, relations)) yield { label, kind: 'value' }
}

/** The field of which a value stands at a path, as `placedTexts` has them; null where none does. */
function valuesAt(section: string | undefined, names: readonly string[], isKey: boolean): string | null {
  const [name, setting, field] = names
  if (section === 'fields' && name !== undefined && (setting === 'values' ? !isKey : setting === 'labels' && isKey))
    return names.length <= 3 ? name : null
  return section === 'collections' && setting === 'where' && field !== undefined && !isKey ? field : null
}

function settingFields(open: OpenPage, asked: readonly CollectionIndex[]): Proposal[] {
  return [...usedFieldProposals(open, asked, computedFields), ...computedFieldProposals(open, computedFields)]
}

function* valueProposals({ messages }: OpenPage, asked: readonly CollectionIndex[], field: string): Iterable<Proposal> {
  const counts = [...usedValues(asked, field)].sort(([, one], [, other]) => other - one)
  for (const [value, count] of counts) yield { label: value, kind: 'value', detail: messages.pages(count) }
}

/** As in the comment that such a query is without. */
function completeQuery(known: KnownSite, { start, before, behind }: YamlCursor): Completion[] {
  if (/[\n\\]/.test(before + behind)) return []
  const opening = '<!-- '
  const text = `${opening}${before}${behind} -->`
  const cursor = directiveCursor(text, opening.length + before.length)
  const found = cursor ? completeDirective(openPage(known, configFile, text), cursor, { hasSnippets: false }) : []
  const moved = start - opening.length
  const isName = cursor?.before.length === 0
  return found
    .filter(({ label }) => !isName || label.startsWith('list_'))
    .map((each) => ({ ...each, start: each.start + moved, end: each.end + moved }))
}
