import { Document, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Collection, SiteConfig } from './settings.ts'
import { configurableRules, severitiesOf } from '../report/rules.ts'

type Derived = Collection['derive'][number]

/** The configuration as it counts, as a `mdsplice.yml` in which every setting has its origin in a comment. */
export function effectiveConfig(config: SiteConfig): string {
  const severities = severitiesOf(config.rules)
  const { files, fieldReferences, originOf, syntax, translations, inLocale, text, ...settings } = config
  const printed = {
    ...settings,
    collections: byName(settings.collections, (collection) => ({
      ...collection,
      // Pages mean nothing beside a data file.
      ...(collection.data !== null && { pages: null, include_index: null, exclude: filled(collection.exclude) }),
      where: collection.where.size > 0 || collection.data === null ? collection.where : null,
      derive: collection.derive.length > 0 ? byName(collection.derive, derivedSettings) : null,
      template: collection.template?.setting,
    })),
    fields: byName(settings.fields, (field) => field),
    languages: byName(settings.languages, ({ collections, fields }) => ({
      collections: byName(collections, (collection) => collection),
      fields: byName(fields, (field) => field),
    })),
    relations: settings.relations.map(({ via, ...relation }) =>
      // The steps say how pages name each other.
      via.length > 0 ? { ...relation, via, field: null, both_ways: null } : relation,
    ),
    queries: byName([...settings.queries.values()], ({ query, template }) =>
      template ? { query, template: template.setting } : query,
    ),
    definitions: originOf(['definitions']) === 'default' ? null : settings.definitions,
    tags: byName(settings.tags, (set) => set),
    rules: Object.fromEntries(configurableRules.map((id) => [id, severities.of(id)])),
  }
  const document = new Document(withoutNull(printed))
  if (isMap(document.contents)) annotate(document.contents as YAMLMap, [], config)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** An empty table takes nothing. */
function derivedSettings({ table, ...settings }: Omit<Derived, 'name'>): object {
  return { ...settings, table: table.size > 0 ? table : null }
}

function filled(list: readonly string[]): readonly string[] | null {
  return list.length > 0 ? list : null
}

function byName<Member extends { name: string }>(
  members: readonly Member[],
  settingsOf: (member: Omit<Member, 'name'>) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(members.map(({ name, ...settings }) => [name, settingsOf(settings)]))
}

/** Settings that were not made and have no default are not in a configuration. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull)
  if (typeof value !== 'object' || value === null) return value
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  return Object.fromEntries(
    entries.flatMap(([key, member]) => (member === null || member === undefined ? [] : [[key, withoutNull(member)]])),
  )
}

/** Says of every setting where it comes from: its own line, or a default. */
function annotate(map: YAMLMap, path: readonly string[], config: SiteConfig): void {
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const here = [...path, String(pair.key)]
    const { value } = pair
    if (isMap(value) && here.length < 3 && value.items.length > 0) annotate(value as YAMLMap, here, config)
    else if (value) {
      if (isSeq(value) || isMap(value)) value.flow = true
      if (isSeq(value) || isMap(value) || isScalar(value)) value.comment = ` ${config.originOf(here)}`
    }
  }
}
