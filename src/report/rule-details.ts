/** What is wrong with the lines around front matter; the last two are front matter of other programs (Hugo, Zola). */
export type FrontMatterProblem = 'no-line-end' | 'no-opening-line' | 'no-closing-line' | 'toml' | 'json'

/** A value of a field that is neither text nor a list of text. */
export interface ObjectValue {
  field: string
  /** A page that has such a value. */
  path: string
  /** The paths of what it holds. */
  parts: readonly string[]
  /** Whether it is a list in a list, and no object. */
  isList: boolean
}

/** An extension of Python-Markdown that listings need, as `mkdocs.yml` names it. */
export type Extension = 'attr_list' | 'md_in_html' | 'pymdownx.emoji' | 'pymdownx.superfences'

/** A setting of an extension that listings need: the fence `mermaid`, the index with Material's icons. */
export type ExtensionSetting = 'custom_fences' | 'emoji_index'

/** A file of mdsplice that pages load for some listings. */
export type Asset = 'mdsplice.js' | 'mdsplice.css'

/** What makes a renderer read Markdown in the HTML around a directive. */
export interface HtmlAdvice {
  /** The start tags that need the attribute, as they should be, the outermost first: `<td markdown="block">`. */
  tags: readonly string[]
  /** Whether these tags or the directive are indented so far that they would be code. */
  isIndented: boolean
  /** The element in which nothing helps; empty when something does. */
  outOf: string
}

/** A listing that would be too large to be read or drawn: how much it would have of what, and how much it can have. */
export interface Oversize {
  unit: 'cells' | 'pages' | 'links' | 'characters'
  count: number
  limit: number
}

/** The settings of MkDocs that leave pages out of the built site. */
export type LeavingOut = 'exclude_docs' | 'draft_docs'

/** What a name that nothing has any more should be. */
export interface NewName {
  name: string
  /** Whether a page or folder was renamed since the last commit; else a path leads to a page of the same name elsewhere. */
  isRename: boolean
}
