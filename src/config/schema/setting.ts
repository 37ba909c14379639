import { isMapping } from '../../core/yaml/parse.ts'

/** What a text in a setting is, by which it is checked and found wherever it is. */
export type TextKind =
  | 'field'
  /** A field, with or without the `-` of a descending order. */
  | 'sort-key'
  /** A field that stays as it is written, even an alias. */
  | 'written-field'
  | 'collection'
  /** A step between two collections: `acts`, `requires+`. */
  | 'step'
  /** Relative to the folder of the site's configuration. */
  | 'file'
  /** The same, or a glob of such files; with `!` before it one of those that are not meant. */
  | 'data'
  /** A template, or the file that holds it. */
  | 'template'
  /** What of a page a field is derived from. */
  | 'take'
  | 'glob'
  | 'regular-expression'
  | 'file-name-pattern'

/** What the texts of a setting are. A symbol, like the keys below, so that the published JSON Schema has none of it. */
export const textKind: unique symbol = Symbol('textKind')

/** What the keys of a mapping are, where these are names of something. */
export const keyKind: unique symbol = Symbol('keyKind')

/** The property of a mapping that can be written in its place. */
export const shorthand: unique symbol = Symbol('shorthand')

/** Fills in the defaults, and brings all ways of writing a setting into one. */
export const resolve: unique symbol = Symbol('resolve')

/** A setting: its JSON Schema, and what comes of what is written there. */
export interface Setting<Written = unknown, Resolved = unknown> {
  readonly $schema?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly items?: Setting
  readonly properties?: Readonly<Record<string, Setting>>
  readonly patternProperties?: Readonly<Record<string, Setting>>
  readonly required?: readonly string[]
  readonly additionalProperties?: false | Setting
  readonly [textKind]?: TextKind
  readonly [keyKind]?: TextKind
  readonly [shorthand]?: string
  [resolve](written: Written | undefined): Resolved
}

/** What can be written in place of a setting. */
export type Written<Of> = Of extends { [resolve](written: infer Value): unknown } ? Exclude<Value, undefined> : never

/** What a setting comes to. */
export type Resolved<Of> = Of extends { [resolve](written: never): infer Value } ? Value : never

/** A text; null without it. */
export function text(description: string, kind?: TextKind): Setting<string, string | null> {
  return { ...textSchema(kind, description), [resolve]: (written) => written ?? null }
}

/** The name of a collection, in which the case of letters does not count. */
export function collectionName(description: string): Setting<string, string> {
  return { ...textSchema('collection', description), [resolve]: (written) => (written ?? '').toLowerCase() }
}

/** The names of one or more collections. */
export function collectionNames(description: string): Setting<string | string[], string[]> {
  return {
    ...texts(description, 'collection'),
    [resolve]: (written) => [written ?? []].flat().map((name) => name.toLowerCase()),
  }
}

/** A text that is always there: it is required, or `defaults.ts` fills it in from other settings. */
export function filledText(description: string, kind?: TextKind): Setting<string, string> {
  return { ...textSchema(kind, description), [resolve]: (written) => written ?? '' }
}

/** A text, or a list of texts. */
export function texts<Usual extends readonly string[] | null = readonly string[]>(
  description: string,
  kind?: TextKind,
  usual = [] as readonly string[] as Usual,
): Setting<string | string[], string[] | (Usual extends null ? null : never)> {
  const resolved = (written: string | string[] | undefined): string[] | null =>
    written === undefined ? usual && [...usual] : [written].flat()
  return {
    ...textSchema(kind, description),
    type: ['string', 'array'],
    items: plainText(kind),
    [resolve]: resolved as (written: string | string[] | undefined) => string[],
  }
}

/** One of many texts in a list. */
export function plainText(kind?: TextKind): Setting<string, string> {
  return { ...textSchema(kind), [resolve]: (written) => written ?? '' }
}

function textSchema(kind: TextKind | undefined, description?: string): Omit<Setting, typeof resolve> {
  return { ...(description && { description }), type: 'string', ...(kind && { [textKind]: kind }) }
}

/** True or false. */
export function flag(description: string, usual = false): Setting<boolean, boolean> {
  return { description, type: 'boolean', [resolve]: (written) => written ?? usual }
}

/** One of some texts. */
export function choice<Value extends string, Usual extends Value | null>(
  description: string,
  values: readonly Value[],
  usual: Usual,
): Setting<Value, Value | Usual> {
  return { description, enum: values, [resolve]: (written) => written ?? usual }
}

/** A list of settings of one kind. */
export function list<Item, ResolvedItem>(
  description: string,
  type: string | readonly string[],
  items: Setting<Item, ResolvedItem>,
): Setting<readonly Item[] | null, ResolvedItem[]> {
  return { description, type, items, [resolve]: (written) => (written ?? []).map((item) => items[resolve](item)) }
}

type Properties = Readonly<Record<string, Setting>>

/** A mapping with these settings. An empty value of YAML is not a mapping, but read as an empty one. */
export interface Mapping<Of extends Properties, Written, Resolved> extends Setting<Written, Resolved> {
  readonly properties: Of
}

type WrittenMapping<Of extends Properties, Required extends keyof Of> = {
  -readonly [Key in Required]: Written<Of[Key]>
} & { -readonly [Key in Exclude<keyof Of, Required>]?: Written<Of[Key]> }

type ResolvedMapping<Of extends Properties, Required extends keyof Of> = {
  -readonly [Key in keyof Of]: Key extends Required ? NonNullable<Resolved<Of[Key]>> : Resolved<Of[Key]>
}

interface MappingSchema<Of, Required extends keyof Of, Alone extends keyof Of> {
  description?: string
  type?: string | readonly string[]
  /** The items of a list that can be written in place of the mapping. */
  items?: Setting
  required?: readonly (Required & string)[]
  /** The property that can be written in place of the mapping. */
  alone?: Alone & string
}

/** A mapping with these settings and no others. */
export function mapping<Of extends Properties, Required extends keyof Of = never, Alone extends keyof Of = never>(
  properties: Of,
  { alone, description, type = ['object', 'null'], items, required }: MappingSchema<Of, Required, Alone> = {},
): Mapping<Of, WrittenMapping<Of, Required> | Written<Of[Alone]>, ResolvedMapping<Of, Required>> {
  return {
    ...(description && { description }),
    type,
    ...(items && { items }),
    properties,
    ...(required && { required }),
    additionalProperties: false,
    ...(alone && { [shorthand]: alone }),
    [resolve](written) {
      const given = unfold(this, written)
      const resolved = Object.entries(properties).map(([name, setting]) => [name, setting[resolve](given[name])])
      return Object.fromEntries(resolved) as ResolvedMapping<Of, Required>
    },
  }
}

/** The settings that were written, also where one of them is written in place of the mapping. */
export function unfold(setting: Setting, written: unknown): Record<string, unknown> {
  if (isMapping(written)) return written
  const alone = setting[shorthand]
  return alone === undefined || written === undefined || written === null ? {} : { [alone]: written }
}

/** The setting of a key of a mapping. */
export function memberOf({ properties = {}, patternProperties = {} }: Setting, key: string): Setting | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : Object.values(patternProperties)[0]
}

/** What a mapping of names to settings comes to: these in order, each with its name. */
export type Named<Member> = Member & { name: string }

/** A mapping of names to settings. */
export function named<Member, ResolvedMember>(
  description: string,
  pattern: string,
  member: Setting<Member, ResolvedMember>,
): Setting<Record<string, Member | null> | null, Named<ResolvedMember>[]> {
  return {
    description,
    type: ['object', 'null'],
    patternProperties: { [pattern]: member },
    additionalProperties: false,
    [resolve]: (written) => resolveNamed(member, written ?? {}),
  }
}

/** Resolves the members of a mapping of names. */
export function resolveNamed<Member, ResolvedMember>(
  member: Setting<Member, ResolvedMember>,
  written: Readonly<Record<string, Member | null>>,
): Named<ResolvedMember>[] {
  return Object.entries(written).map(([name, settings]) => ({ name, ...member[resolve](settings ?? undefined) }))
}
