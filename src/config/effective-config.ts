import { Document, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Collection, DefinitionSettings, FieldSettings, NamedPages, SiteConfig, TagSet } from './settings.ts'
import { configurableRules, severitiesOf } from '../report/rules.ts'

/**
 * The configuration as it counts, as a `mdsplice.yml` in which every setting has its origin in a comment.
 */
export function effectiveConfig(config: SiteConfig): string {
  const severities = severitiesOf(config.rules)
  const document = new Document({
    language: config.language,
    messages: config.messages,
    dialect: config.dialect,
    collections: Object.fromEntries(
      config.collections.map((collection) => [collection.name, collectionSettings(collection)]),
    ),
    fields: Object.fromEntries(config.fields.map((field) => [field.name, fieldSettings(field)])),
    queries: Object.fromEntries(
      [...config.queries].map(([name, { text, template }]) => [
        name,
        template ? { query: text, template: template.setting } : text,
      ]),
    ),
    relations: config.relations.map(({ from, to, isRequired, isCovering, isMutual }) => ({
      from,
      to,
      required: isRequired,
      covered: isCovering,
      both_ways: isMutual,
    })),
    ...(config.definitions.isConfigured && { definitions: definitionSettings(config.definitions) }),
    tags: Object.fromEntries(config.tags.map((set) => [set.name, tagSettings(set)])),
    review: { fields: config.review.fields, text: config.review.isText },
    rules: Object.fromEntries(configurableRules.map((id) => [id, severities.of(id)])),
  })
  if (isMap(document.contents)) annotate(document.contents as YAMLMap, [], config)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function collectionSettings(collection: Collection): object {
  const {
    label,
    referenceField,
    emptyText,
    includesIndex,
    linkField,
    columns,
    data,
    pages,
    exclude,
    sort,
    format,
    template,
    demands,
  } = collection
  const { isWanted, labels, files } = collection.interactive
  return {
    ...(data === null
      ? { pages, exclude, include_index: includesIndex }
      : { data, ...(linkField !== null && { link: linkField }) }),
    label,
    reference_field: referenceField,
    columns,
    sort,
    format,
    interactive: { always: isWanted, labels, files },
    ...(template && { template: template.setting }),
    empty: emptyText,
    required: demands.required,
    ...(demands.idPattern !== null && { id_pattern: demands.idPattern }),
    ...(demands.fileName !== null && { file_name: demands.fileName }),
    ...(demands.schema && { schema: demands.schema }),
  }
}

function fieldSettings({
  heading,
  aliases,
  values,
  labels,
  isLinked,
  show,
  isList,
  icon,
  classes,
}: FieldSettings): object {
  const listed = values && ('list' in values ? values.list : namedPages(values))
  return {
    ...(heading !== null && { label: heading }),
    aliases,
    ...(listed && { values: listed }),
    labels: Object.fromEntries(labels),
    link: isLinked,
    list: isList,
    ...(show !== null && { show }),
    ...(icon !== null && { icon }),
    ...(classes.length > 0 && { class: classes }),
  }
}

function definitionSettings({ files, headings }: DefinitionSettings): object {
  return { ...(files && { files }), ...headings }
}

function tagSettings({ fields, except, emptyText }: TagSet): object {
  const names = fields.map(({ name }) => name)
  return { fields: names, except, ...(emptyText !== null && { empty: emptyText }) }
}

function namedPages({ pages, field, sort }: NamedPages): object {
  return { pages, ...(field !== null && { field }), ...(sort.length > 0 && { sort }) }
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
