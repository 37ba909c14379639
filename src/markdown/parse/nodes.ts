import type { BlockContent, DefinitionContent, Literal, Parent } from 'mdast'

/** `!!! note "Title"` and what is indented below it (`markdown.extensions.admonition`). */
export interface Admonition extends Parent {
  type: 'admonition'
  /** The type and further classes, as written: `note`, `note inline end`. */
  kind: string
  /** Between the quotes; null without them. */
  title: string | null
  children: (BlockContent | DefinitionContent)[]
}

/** `??? note "Title"` or `???+ …` and what is indented below it (`pymdownx.details`). */
export interface Details extends Parent {
  type: 'details'
  /** The type and further classes, as written; empty when there are none. */
  kind: string
  title: string | null
  /** Whether it is open from the start: `???+`. */
  isOpen: boolean
  children: (BlockContent | DefinitionContent)[]
}

/** `=== "Title"` and what is indented below it (`pymdownx.tabbed`). Tabs of one set are siblings. */
export interface ContentTab extends Parent {
  type: 'contentTab'
  title: string
  /** Whether it starts a new set: `===!`. */
  startsSet: boolean
  /** Whether it is the one shown first: `===+`. */
  isSelected: boolean
  children: (BlockContent | DefinitionContent)[]
}

/** `:   text` below a paragraph of terms, and what is indented below it (`markdown.extensions.def_list`). */
export interface DefinitionBody extends Parent {
  type: 'definitionBody'
  children: (BlockContent | DefinitionContent)[]
}

/** `/// name | argument` and what is below it, up to `///` (`pymdownx.blocks`). */
export interface GenericBlock extends Parent {
  type: 'genericBlock'
  /** Lower case: `note`, `details`, `tab`, `html`, … */
  name: string
  argument: string | null
  /** What its content is read as: blocks, a line of text, text that is shown as it is, HTML. */
  content: 'blocks' | 'text' | 'raw' | 'html'
  children: (BlockContent | DefinitionContent)[]
}

/** `key: value` lines at the top of a page, without `---`: MkDocs takes them for front matter (`mkdocs.utils.meta`). */
export interface Metadata extends Literal {
  type: 'metadata'
}

declare module 'mdast' {
  interface FrontmatterContentMap {
    metadata: Metadata
  }

  interface BlockContentMap {
    admonition: Admonition
    details: Details
    contentTab: ContentTab
    definitionBody: DefinitionBody
    genericBlock: GenericBlock
  }

  interface RootContentMap {
    metadata: Metadata
    admonition: Admonition
    details: Details
    contentTab: ContentTab
    definitionBody: DefinitionBody
    genericBlock: GenericBlock
  }
}
