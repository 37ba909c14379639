import type { directives, options } from './en/directives.ts'

/** The kinds of directives, but for that of lists, of which each names a collection. */
export type DirectiveKind = keyof typeof directives

/** The names of the options of directives. */
export type OptionName = keyof typeof options

/** What an editor shows of the pages, the fields and the directives of a site. */
export interface EditorMessages {
  pages(count: number): string
  /** What a directive does, by its kind; the names of collections follow in it where it has some. */
  directives: Readonly<Record<DirectiveKind, string>> & {
    list(collection: string): string
    references(collection: string): string
    /** The query follows. */
    named(query: string): string
    /** That it suppresses messages about the next line. */
    suppression: string
  }
  /** What each option does. */
  options: Readonly<Record<OptionName, string>>
  /** That a directive takes a column out or puts one in; the name of its field follows. */
  columns: Readonly<Record<'no' | 'add', (field: string) => string>>
  /** Any value of a field; the values that the page itself has in a field. */
  anyValue: string
  ownValues(field: string): string
  /** That a field must be there. */
  required: string
  /** How many pages a directive lists. */
  listed(count: number, collection: string): string
  /** That only some of them follow. */
  firstOf(shown: number, count: number): string
  /** Conditions of a query, in words. */
  conditions: {
    /** The values are written already, as `a` or `b`. */
    is(field: string, values: string, isNegated: boolean): string
    /** That the field has any value. */
    any(field: string, isNegated: boolean): string
    compares(field: string, operator: string, values: string): string
    referred: string
    sorted(keys: string): string
    descending: string
    grouped(fields: string): string
    limit(count: number): string
    first(count: number): string
    or: string
  }
  /** Why something is not renamed. */
  rename: Readonly<Record<'nothing' | 'invalid' | 'taken' | 'derived' | 'uncertain' | 'translated' | 'noFiles', string>>
  /** What is said of a field: its settings. */
  field: {
    label(text: string): string
    values(names: string): string
    anyValue: string
    aliases(names: string): string
    isList: string
    used(count: number, collection: string): string
    names(collections: string): string
    computed: string
    required(collection: string): string
  }
}
