import { fieldUses } from './front-matter-use.ts'
import { chipColors, type ColorName } from './hook-chips.ts'
import { hookColumns, type HookColumn, type RelatedColumns } from './hook-columns.ts'
import { labelOf, labelSets, type HookLabelSet } from './hook-labels.ts'
import { allOf, entriesOf, tablesIn, textsOf, type PythonSource } from './python-source.ts'
import { askedNames } from '../proposal.ts'
import type { WrittenConfig } from '../../../config/schema/schema.ts'
import { anyValue } from '../../../config/schema/schema-of-field.ts'
import { once } from '../../../core/memoize.ts'
import { memberTest } from '../../../site/index/member-finder.ts'
import { slugInWords } from '../../../site/fields.ts'
import { textsIn, type Page } from '../../../site/page.ts'
import type { Site } from '../../../site/site.ts'

type Collections = NonNullable<WrittenConfig['collections']>
type WrittenCollection = NonNullable<Collections[string]>
type Fields = NonNullable<WrittenConfig['fields']>
type WrittenField = NonNullable<Fields[string]>

/** What a configuration says that shows what a hook showed. */
export type HookSettings = Pick<WrittenConfig, 'collections' | 'fields' | 'tags'>

/** What a directive's name begins with in a regular expression; then the collection, or what takes any (`(\\w+)`). */
const directive = /<!--[\s\\*+]{0,5}list_(\(|[\p{L}\p{N}-]{1,50})/gu

/**
 * The names of the collections for which a hook has directives; empty where it has none.
 *
 * @param asked those for which the site's pages have some: what a hook takes that names none
 */
export function hookCollections({ nodes }: PythonSource, asked: Iterable<string>): string[] {
  const written = textsOf(nodes).flatMap((text) =>
    [...text.matchAll(directive)].map(([, name = '']) => name.toLowerCase()),
  )
  return [...new Set(written.flatMap((name) => (name === '(' ? [...asked] : [name])))]
}

/** Proposes the configuration that shows what hooks show on the pages of a site. */
export function hookSettings(site: Site, sources: readonly PythonSource[]): HookSettings {
  const asked = askedNames(site.pages.map(({ source }) => source))
  const collectionsOf = (source: PythonSource): string[] => hookCollections(source, asked)
  const names = [...new Set(sources.flatMap(collectionsOf))]
  const survey = new Survey(site, sources)
  const collections: Collections = {}
  for (const source of sources) {
    const columns = hookColumns(source, names)
    for (const name of collectionsOf(source)) {
      const usual = columns.usual.get(name) ?? columns.usual.get('*') ?? []
      collections[name] ??= survey.collection(source, name, usual, columns.related.get(name))
    }
  }
  const sets = sources.flatMap((source) => labelSets(source).map((set) => ({ source, set })))
  for (const { source, set } of sets) for (const field of set.fields) survey.addLabel(source, field)
  const tags = Object.fromEntries(sets.map(({ set }) => [set.name, survey.labelSet(set, collections)]))
  return {
    ...(names.length > 0 && { collections }),
    ...(survey.fields.size > 0 && { fields: Object.fromEntries(survey.fields) }),
    ...(sets.length > 0 && { tags }),
  }
}

/** What is known of a site while settings are made for it. */
class Survey {
  readonly fields = new Map<string, WrittenField>()
  readonly #site: Site
  readonly #used: readonly string[]
  readonly #values = new Map<string, string[]>()
  readonly #chipColors = once(chipColors)

  constructor(site: Site, sources: readonly PythonSource[]) {
    this.#site = site
    this.#used = [...new Set(sources.flatMap(({ nodes }) => fieldUses(nodes).map(({ field }) => field)))]
  }

  collection(
    source: PythonSource,
    name: string,
    columns: readonly HookColumn[],
    related: RelatedColumns | undefined,
  ): WrittenCollection {
    const known = this.#site.config.collections.find((each) => each.name === name)
    const derive: NonNullable<WrittenCollection['derive']> = {}
    const colors = this.#chipColors(source)
    const written = (column: HookColumn, title: string): NonNullable<WrittenCollection['columns']>[number] | null => {
      if (column.key === 'title') return title === '' ? 'title' : { field: 'title', heading: title }
      const field = this.#fieldOf(column)
      if (field === undefined) return null
      if (column.separator !== null && column.use) {
        const pattern = this.#patternOf(name, column)
        if (pattern !== undefined) derive[column.key] = { from: field, pattern }
        this.#add(column.key, { label: column.heading, ...this.#tableFor(source, name, column) })
        return column.key
      }
      this.#add(field, {
        ...(column.key !== field && { aliases: [column.key] }),
        label: column.heading,
        ...(column.isChip && { show: 'chip' as const }),
        ...colorsOf(colors.get(column.key)),
      })
      return column.use?.cut ? { field, heading: column.heading, show: 'last' as const } : field
    }
    const shown = (list: readonly HookColumn[], title: string): NonNullable<WrittenCollection['columns']> =>
      list.filter(({ isHidden }) => !isHidden).flatMap((column) => written(column, title) ?? [])
    const all = shown(columns, capitalised(name))
    const others = shown(related?.columns ?? [], '')
    const reference = related?.reference ?? null
    const pages = this.#pagesOf(source, name)
    const labels = conditionFields(source).filter((field) => this.#valuesOf(field, name).length > 0)
    return {
      ...(pages !== null && { pages }),
      ...(reference !== null && reference !== (known?.reference_field ?? name) && { reference_field: reference }),
      ...(all.length > 0 && { columns: all }),
      ...(others.length > 0 && { related_columns: others }),
      ...(Object.keys(derive).length > 0 && { derive }),
      ...(isSearched(source) && { interactive: { ...(labels.length > 0 && { labels }), related: false } }),
    }
  }

  /** The glob of the pages that a hook lists, where not all folders of the collection's name are meant. */
  #pagesOf({ nodes }: PythonSource, name: string): string | null {
    const starts = textsOf(nodes).flatMap((text) => {
      const [, above = '', last = ''] = /^((?:[\p{L}\p{N} _-]+\/)*)([\p{L}\p{N}_{}-]+)\/$/u.exec(text) ?? []
      return last === name || /^\{\w+\}$/.test(last) ? [`${above}${name}/`] : []
    })
    const found = starts.find((start) => this.#site.pages.some(({ path }) => path.startsWith(start)))
    const isElsewhere = ({ path }: Page): boolean => `/${path}`.includes(`/${name}/`) && !path.startsWith(found ?? '')
    return found !== undefined && this.#site.pages.some(isElsewhere) ? `${found}**` : null
  }

  /** The field of a column: what its code reads, or the one that its key or heading names. */
  #fieldOf({ key, heading, use }: HookColumn): string | undefined {
    if (use) return use.field
    const names = [key, heading.toLowerCase()]
    return (
      this.#used.find((field) => names.includes(field)) ??
      this.#used.find((field) => names.some((name) => field.startsWith(name) || name.startsWith(field)))
    )
  }

  /** All values of a field in the pages of a collection, or of the site; each once. */
  #valuesOf(field: string, collection: string | null = null): string[] {
    const key = `${collection ?? ''} ${field}`
    const values = this.#values.get(key) ?? [
      ...new Set(this.#pages(collection).flatMap((page) => textsIn(page, field))),
    ]
    this.#values.set(key, values)
    return values
  }

  #pages(collection: string | null): readonly Page[] {
    const known = this.#site.config.collections.find(({ name }) => name === collection)
    return known ? this.#site.pages.filter(memberTest(known)) : this.#site.pages
  }

  /** `urn:nl:ver:{value}-*`: what is before the part that a column shows, which is the same in every page. */
  #patternOf(collection: string, { use, separator }: HookColumn): string | undefined {
    const values = this.#valuesOf(use?.field ?? '', collection)
    const starts = new Set(values.map((value) => value.slice(0, use?.cut ?? 0)))
    const [start] = starts
    return starts.size === 1 && start !== undefined && !/[*{}]/.test(start) ? `${start}{value}${separator}*` : undefined
  }

  /** The table of a hook that says what most values of a derived field are called. */
  #tableFor(source: PythonSource, collection: string, { use, separator }: HookColumn): Pick<WrittenField, 'labels'> {
    const values = this.#valuesOf(use?.field ?? '', collection).map(
      (value) => value.slice(use?.cut ?? 0).split(separator ?? '\n')[0] ?? '',
    )
    const names = [...new Set(values)]
    const table = tablesIn(source.nodes).find(
      (each) => names.filter((value) => each.has(value)).length * 2 > names.length,
    )
    return table ? { labels: Object.fromEntries([...table].filter(([value]) => names.includes(value))) } : {}
  }

  /** Adds settings of a field to those that it has; the first of each counts. */
  #add(field: string, settings: WrittenField): void {
    this.fields.set(field, { ...settings, ...this.fields.get(field) })
  }

  addLabel(source: PythonSource, field: string): void {
    const { icon, title, links, colors, inWords, replacements, isCut } = labelOf(source, field)
    const values = this.#valuesOf(field)
    const isUrn = values.some((value) => /[:/]/.test(value))
    const labels = inWords ? Object.fromEntries(values.flatMap((value) => inOtherWords(value, replacements))) : {}
    this.#add(field, {
      ...(title !== null && { label: title }),
      ...(icon !== null && { icon }),
      ...colorsOf(
        colors.get(anyValue),
        [...colors].filter(([value]) => values.includes(value)),
      ),
      ...(isCut && isUrn && { show: 'last' as const }),
      ...(inWords && !isUrn && { words: true }),
      ...(Object.keys(labels).length > 0 && !isUrn && { labels }),
      ...this.#linksOf(links, values),
    })
  }

  /** Links to pages that there are: to those that values name, to one place, or to one for each value. */
  #linksOf(links: ReadonlyMap<string, string>, values: readonly string[]): Pick<WrittenField, 'values' | 'link'> {
    const paths = new Set(this.#site.pages.map(({ path }) => path))
    const [, folder] = /^(.*)\{value\}(?:\/index)?\.md$/.exec(links.get('*') ?? '') ?? []
    if (folder !== undefined) {
      const isNamed = values.some(
        (value) => paths.has(`${folder}${value}.md`) || paths.has(`${folder}${value}/index.md`),
      )
      return isNamed ? { values: { pages: `${folder}**` }, link: true } : {}
    }
    const good = [...links].filter(
      ([value, path]) => paths.has(path.split('#')[0] ?? '') && (value === '*' || values.includes(value)),
    )
    const others = links.get('*')
    const different = good.filter(([value, path]) => value === '*' || path !== others)
    const [only] = different
    if (!only) return {}
    return { link: different.length === 1 && only[0] === '*' ? only[1] : Object.fromEntries(different) }
  }

  labelSet({ fields, except, condition, empty, intro }: HookLabelSet, collections: Collections): LabelSet {
    const known = fields.filter((field) => this.#valuesOf(field).length > 0)
    const where = condition && this.#whereOf(condition, collections)
    return {
      fields: known,
      ...(except.length > 0 && { except: [...except] }),
      ...(where && { where }),
      ...(intro && { intro }),
      ...(empty && { empty }),
    }
  }

  /** The values of a derived field that just those pages have whose value begins in this way; adds one where none has. */
  #whereOf(
    { field, start }: NonNullable<HookLabelSet['condition']>,
    collections: Collections,
  ): Record<string, string> | null {
    for (const [name, settings] of Object.entries(collections)) {
      if (!settings || !this.#valuesOf(field, name).some((value) => value.startsWith(start))) continue
      const [before = '', part = ''] = /^(.*[:/])?([^:/-]+)-?$/.exec(start)?.slice(1) ?? []
      if (part === '') return null
      const pattern = `${before}{value}-*`
      const derive: NonNullable<typeof settings.derive> = { ...settings.derive }
      const found = Object.entries(derive).find(
        ([, each]) => typeof each === 'object' && each?.from === field && each?.pattern === pattern,
      )
      const derived = found?.[0] ?? `${field}-part`
      if (!found) derive[derived] = { from: field, pattern }
      settings.derive = derive
      return { [derived]: part }
    }
    return null
  }
}

type LabelSet = NonNullable<Extract<WrittenConfig['tags'], { tags?: unknown }>['tags']>

function colorsOf(
  color: ColorName | undefined,
  others: readonly (readonly [value: string, color: ColorName])[] = [],
): Pick<WrittenField, 'color' | 'colors'> {
  return { ...(color && { color }), ...(others.length > 0 && { colors: Object.fromEntries(others) }) }
}

/** What a hook shows of a value where `words: true` shows something else. */
function inOtherWords(value: string, replacements: readonly (readonly [string, string])[]): [string, string][] {
  const shown = replacements.reduce(
    (text, [from, to]) => (from === '' ? text : text.replaceAll(from, to)),
    capitalised(value),
  )
  // A hyphen more or less is not a reason for a setting.
  const letters = (text: string): string => text.replace(/[-_ ]/g, '')
  return letters(shown) === letters(slugInWords(value)) ? [] : [[value, shown]]
}

/** The fields that say for which labels a row is meant: the keys of a table of fields, where rows have `data-labels`. */
function conditionFields({ functions }: PythonSource): string[] {
  const code = [...functions.values()].find((body) => textsOf(body).some((text) => text.includes('data-labels='))) ?? []
  return [...allOf(code)].flatMap((node) => {
    const entries = node.kind === 'group' ? entriesOf(node) : []
    return entries.every(([key, value]) => fieldUses(value)[0]?.field === key) ? entries.map(([key]) => key) : []
  })
}

/** Whether readers can search or filter its tables. */
function isSearched({ nodes }: PythonSource): boolean {
  return textsOf(nodes).some((text) => /<(?:input|select)\b/.test(text))
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
}
