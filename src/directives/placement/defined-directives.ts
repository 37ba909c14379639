import type { Root } from 'mdast'
import { isWithin, spansIn } from '../regions/code-spans.ts'
import type { Finding } from '../../report/finding.ts'

/** A definition of an abbreviation or a link with all that is on its line, and on the next where it begins there. */
const definition = /^ {0,3}\*?\[[^\]\n]+\] ?:(?:[ \t]*\r?\n)?[^\n]*/gm

/**
 * `misplaced-directive` for directives in the definition of an abbreviation or a link: no renderer shows such a comment, or
 * reads it.
 *
 * @param tree the page's tree; what it has as code, text or HTML is none of these
 * @param nameOf gives the name of the directive that a comment is, from the offset of its `<!--` and the text within it
 */
export function findDefined(
  source: string,
  tree: Root,
  nameOf: (start: number, comment: string) => string | undefined,
): Finding[] {
  const definitions = [...source.matchAll(definition)].filter(([text]) => text.includes('<!--'))
  if (definitions.length === 0) return []
  // Front matter, code, text and HTML.
  const shown = spansIn(tree, (node) => 'value' in node)
  return definitions.flatMap(({ 0: text, index }) =>
    [...text.matchAll(/<!--((?:(?!--)[^<>])*)-->/g)].flatMap(({ 0: whole, 1: comment = '', index: at }): Finding[] => {
      const span = { start: index + at, end: index + at + whole.length }
      const name = nameOf(span.start, comment)
      if (name === undefined || isWithin(shown, span.start)) return []
      return [{ rule: 'misplaced-directive', span, details: { name, setting: 'definition' } }]
    }),
  )
}
