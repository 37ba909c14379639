/** What a configuration asks of the pages of a collection. */
export interface CollectionDemands {
  /** Fields that every page must have. */
  required: string[]
  /** A regular expression that every `id` must match. */
  idPattern: string | null
  /** A regular expression that every file name must match; `{id}` stands for the last part of the page's `id`. */
  fileName: string | null
  /** The JSON Schema of the front matter. */
  schema: object | null
}

/** What a configuration asks of the references from one collection to another. */
export interface Relation {
  from: string
  to: string
  /** Each page of `from` must name a page of `to`. */
  isRequired: boolean
  /** Each page of `to` must be named by a page of `from`. */
  isCovering: boolean
  /** Where one names the other, the other must name the one. */
  isMutual: boolean
}
