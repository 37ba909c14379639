import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { directiveStart } from '../kinds/registry.ts'
import type { Finding } from '../../report/finding.ts'
import { isEscaped } from '../../core/text.ts'

/** `<!—` and `<!–-`: what a word processor makes of `<!--`. */
const opening = '<!(?:[–—]-?|-[–—])'
const test = new RegExp(opening)
const start = new RegExp(directiveStart.source.replace('<!--', opening), 'gi')

/** Whether a page can hold such a comment at all; cheap. */
export function mayHoldDashes(source: string): boolean {
  return test.test(source)
}

/**
 * `unclosed-directive` for directives with dashes in place of the hyphens of their comment: `<!— list_vereisten —>`. To
 * every renderer they are text.
 *
 * @param tree the page's tree; code in it is left alone
 * @param collections names of the site's collections
 */
export function findDashes(source: string, tree: Root, collections: readonly string[]): Finding[] {
  const findings: Finding[] = []
  visit(tree, (node: Nodes) => {
    if (node.type !== 'html' && node.type !== 'text') return
    const from = node.position?.start.offset ?? 0
    for (const match of source.slice(from, node.position?.end.offset).matchAll(start)) {
      const [{ length }, name, nameBeforeCollection = '', collection = ''] = match
      const at = from + match.index
      if (isEscaped(source, at)) continue
      if (name === undefined && !collections.includes(collection.toLowerCase())) continue
      const details = { name: (name ?? nameBeforeCollection).toLowerCase(), hasDashes: true }
      findings.push({ rule: 'unclosed-directive', span: { start: at, end: at + length }, details })
    }
  })
  return findings
}

/** So many characters of a directive are looked through for its end. */
const longest = 500

/** Whether a comment that began well ends with a dash: `<!-- list_vereisten —>`. */
export function endsWithDash(source: string, from: number): boolean {
  return /^[^\n>]*[–—]-?>/.test(source.slice(from, from + longest))
}
