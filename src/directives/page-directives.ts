import type { DirectiveSite, RequestReader } from './registry.ts'
import type { Word } from '../listings/query-terms.ts'
import type { Finding } from '../report/finding.ts'

/**
 * Directives that list no pages: `tags` and its like, on a site whose configuration says what they hold, and `definitions`
 * on a site that has some. In a comment with more words they are prose.
 */
export function pageDirectives({ tagSets, hasDefinitions }: DirectiveSite): [string, RequestReader][] {
  const tags = tagSets.map((set): [string, RequestReader] => [
    set,
    ({ rest, terms }) =>
      terms.strays.length > 0 ? undefined : { request: { kind: 'tags', set }, findings: rest.map(unknownOption) },
  ])
  return hasDefinitions ? [...tags, ['definitions', readDefinitions]] : tags
}

const readDefinitions: RequestReader = ({ rest, terms }) => {
  if (terms.strays.length > 0) return undefined
  const { heading, interactive } = terms
  const others = rest.filter(({ text }) => !/^(?:heading=|interactive=|(?:no-)?interactive$)/i.test(text))
  const isInteractive = interactive?.isWanted ?? false
  return { request: { kind: 'definitions', heading, isInteractive }, findings: others.map(unknownOption) }
}

function unknownOption({ text: option, start, end }: Word): Finding {
  return { rule: 'unknown-option', span: { start, end }, details: { option, known: [] } }
}
