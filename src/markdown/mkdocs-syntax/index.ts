import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { combineExtensions } from 'micromark-util-combine-extensions'
import type { Extension } from 'micromark-util-types'
import type {} from 'remark-parse'
import type { Processor } from 'unified'
import { admonition, admonitionFromMarkdown } from './admonition.ts'
import { contentTab, contentTabFromMarkdown } from './content-tab.ts'
import { definition, definitionFromMarkdown } from './definition.ts'
import { details, detailsFromMarkdown } from './details.ts'
import { footnote, footnoteFromMarkdown } from './footnote.ts'
import { notLazy } from './lazy-line.ts'
import { listItems } from './list-item.ts'
import { pymdownxBlock, pymdownxBlockFromMarkdown } from './pymdownx-block.ts'
import type {} from './tokens.ts'

export type { Admonition, ContentTab, DefinitionBody, Details, PymdownxBlock } from './nodes.ts'

/**
 * Lets micromark read the containers of MkDocs: `!!!` admonitions, `???` details, `===` content tabs, `:   `
 * definitions, footnotes and `///` blocks, and list items as Python-Markdown indents them.
 *
 * @returns an extension for the `extensions` of micromark or `mdast-util-from-markdown`; needs `mkdocsFromMarkdown` there
 */
export function mkdocsSyntax(): Extension {
  return combineExtensions([
    { flow: { null: notLazy } },
    listItems,
    admonition,
    details,
    contentTab,
    definition,
    footnote,
    pymdownxBlock,
  ])
}

/**
 * Makes mdast nodes of what `mkdocsSyntax` reads: `admonition`, `details`, `contentTab`, `definitionBody`,
 * `footnoteDefinition` and `pymdownxBlock`.
 *
 * @returns extensions for the `mdastExtensions` of `mdast-util-from-markdown`
 */
export function mkdocsFromMarkdown(): FromMarkdownExtension[] {
  return [
    admonitionFromMarkdown,
    detailsFromMarkdown,
    contentTabFromMarkdown,
    definitionFromMarkdown,
    footnoteFromMarkdown,
    pymdownxBlockFromMarkdown,
  ]
}

/** unified plugin: `remark-parse` reads the containers of MkDocs. Takes no options. */
export function remarkMkdocsSyntax(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), mkdocsSyntax()]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), mkdocsFromMarkdown()]
}
