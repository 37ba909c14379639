import { mathBlocks, mathReader, readIndentedCode } from './code-and-math.ts'
import { readAdmonition, readDetails, readTab } from './containers.ts'
import { readDefinition } from './definition-list.ts'
import { fancyListReaders, fancyStyles } from './fancy-list.ts'
import { readFootnote } from './footnote.ts'
import { genericBlockReader } from './generic-block.ts'
import { blockTypesOf } from './generic-block-types.ts'
import { headingReader, readThematicBreak, readUnderlinedHeading } from './headings.ts'
import { definitionIndent, indentedItemReader, listIndent, listReaders } from './lists.ts'
import { indent } from './block.ts'
import type { BlockReader } from './parser.ts'
import { quotesReader } from './quotes.ts'
import { readAbbreviation, readReference } from './references.ts'
import { readTable } from './table.ts'
import { readElement, readParagraph, readQuote } from './text.ts'
import type { MarkdownOptions } from '../../extensions.ts'

/**
 * The readers of all kinds of blocks that a site has, in the order of their priorities in Python-Markdown, for one page.
 * Add yours here.
 */
export function blockReadersOf(options: MarkdownOptions): BlockReader[] {
  const { extensions } = options
  const when = (name: string, ...readers: BlockReader[]): BlockReader[] => (extensions.has(name) ? readers : [])
  const sane = extensions.get('mdx_truly_sane_lists')
  const width = sane ? columns(sane['nested_indent'] ?? 2) : indent.length
  const types = blockTypesOf(options)
  const math = extensions.get('pymdownx.arithmatex')
  return [
    ...when('admonition', readAdmonition),
    ...when('md_in_html', readElement),
    ...when('pymdownx.details', readDetails),
    ...when('pymdownx.tabbed', readTab),
    indentedItemReader(listIndent, width),
    ...(types.size > 0 ? [genericBlockReader(types)] : []),
    ...when('def_list', indentedItemReader(definitionIndent, width)),
    ...(hasIndentedCode(options) ? [readIndentedCode] : []),
    ...(math ? [mathReader(namesIn(math['block_syntax']) ?? mathBlocks)] : []),
    ...when('tables', readTable),
    headingReader(extensions.has('pymdownx.saneheaders')),
    readUnderlinedHeading,
    readThematicBreak,
    ...listReadersOf(options, width),
    ...when('def_list', readDefinition),
    quoteReaderOf(options),
    ...when('footnotes', readFootnote),
    ...when('abbr', readAbbreviation),
    readReference,
    readParagraph,
  ]
}

/** `disable_indented_code_blocks` of `pymdownx.superfences`. */
function hasIndentedCode({ extensions }: MarkdownOptions): boolean {
  return extensions.get('pymdownx.superfences')?.['disable_indented_code_blocks'] !== true
}

/** Of several extensions for lists the one that is loaded last. */
function listReadersOf({ extensions }: MarkdownOptions, width: number): BlockReader[] {
  const last = [...extensions.keys()].findLast((name) =>
    /^(?:pymdownx\.fancylists|sane_lists|mdx_truly_sane_lists)$/.test(name),
  )
  const settings = extensions.get(last ?? '')
  if (last === 'pymdownx.fancylists') {
    const styles = namesIn(settings?.['additional_ordered_styles'])
    return fancyListReaders(new Set(fancyStyles.filter((style) => styles?.includes(style) ?? true)))
  }
  const isTruly = last === 'mdx_truly_sane_lists'
  const isTrulySane = isTruly && settings?.['truly_sane'] !== false
  return listReaders({ width, isSane: isTruly || last === 'sane_lists', isTrulySane })
}

function quoteReaderOf({ extensions }: MarkdownOptions): BlockReader {
  const quotes = extensions.get('pymdownx.quotes')
  return quotes ? quotesReader(quotes['callouts'] === true) : readQuote
}

function namesIn(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined
}

/** A number of columns, as a configuration has it. */
function columns(value: unknown): number {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 && number <= 8 ? number : 2
}
