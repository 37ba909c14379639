/** Names of the tokens of this extension, known to micromark. */
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    admonition: 'admonition'
    admonitionHead: 'admonitionHead'
    details: 'details'
    detailsHead: 'detailsHead'
    contentTab: 'contentTab'
    contentTabHead: 'contentTabHead'
    definitionBody: 'definitionBody'
    definitionBodyPrefix: 'definitionBodyPrefix'
    footnoteBody: 'footnoteBody'
    footnoteBodyPrefix: 'footnoteBodyPrefix'
    pymdownxBlock: 'pymdownxBlock'
    pymdownxBlockHead: 'pymdownxBlockHead'
    pymdownxBlockOption: 'pymdownxBlockOption'
    pymdownxBlockEnd: 'pymdownxBlockEnd'
    mkdocsIndent: 'mkdocsIndent'
  }

  interface ParseContext {
    /** Lines, 1-based, that continue no paragraph of a container that they are not in. */
    mkdocsNotLazy?: Record<number, boolean>
    /** How many `///` blocks are open. */
    mkdocsOpenBlocks?: number
    /** Labels of footnotes, normalised, as `micromark-extension-gfm-footnote` keeps them. */
    gfmFootnotes?: string[]
  }

  interface ContainerState {
    /** Of a `///` block: how many slashes open it, whether it is counted as open, whether its option lines are over, whether it has ended. */
    mkdocsBlock?: { size: number; isCounted: boolean; hasContent: boolean; isClosed: boolean }
  }
}

export {}
