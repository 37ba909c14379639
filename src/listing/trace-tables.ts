import type { PhrasingContent, RootContent } from 'mdast'
import { heading, paragraph, text } from './nodes.ts'
import type { SiteWords } from './site-words.ts'
import { linked, row } from './table.ts'

/** What is shown of a relation. */
interface ShownRelation {
  from: string
  to: string
  pages: number
  related: number
  rows: readonly (ShownPage & { related: readonly ShownPage[] })[]
}

interface ShownPage {
  path: string
  title: string
}

/** A heading, a share and a table for each relation. */
export function relationTables(
  relations: readonly ShownRelation[],
  words: SiteWords,
  linkTo: (path: string) => string,
): RootContent[] {
  const linkOf = ({ path, title }: ShownPage): PhrasingContent => linked(title, linkTo(path))
  return relations.flatMap(({ from, to, pages, related, rows }): RootContent[] => {
    const body = rows.map((each) => [
      [linkOf(each)],
      each.related.flatMap((other, index) => (index === 0 ? [linkOf(other)] : [text(', '), linkOf(other)])),
    ])
    const table = [[[text(from)], [text(to)]], ...body].map(row)
    return [
      heading(`${from} → ${to}`, 2),
      paragraph([text(words.share(related, pages))]),
      { type: 'table', align: [null, null], children: table },
    ]
  })
}
