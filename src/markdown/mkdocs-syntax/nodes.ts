import type { BlockContent, DefinitionContent, Parent } from 'mdast'

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

/** `/// name | argument` up to the closing `///` (`pymdownx.blocks`). */
export interface PymdownxBlock extends Parent {
  type: 'pymdownxBlock'
  name: string
  /** What stands after the `|`; null without one. */
  argument: string | null
  children: (BlockContent | DefinitionContent)[]
}

declare module 'mdast' {
  interface BlockContentMap {
    admonition: Admonition
    details: Details
    contentTab: ContentTab
    definitionBody: DefinitionBody
    pymdownxBlock: PymdownxBlock
  }

  interface RootContentMap {
    admonition: Admonition
    details: Details
    contentTab: ContentTab
    definitionBody: DefinitionBody
    pymdownxBlock: PymdownxBlock
  }
}
