import type { RootContent } from 'mdast'
import { noNeeds } from '../../config/generator/site-needs.ts'
import { compareNaturally } from '../../core/sort.ts'
import { spanOf } from '../../core/span.ts'
import type { DirectiveHandler, DirectivePlace } from '../handler.ts'
import type { DirectiveAnswer } from '../../listings/answer.ts'
import { cellsOn } from '../../listings/cells.ts'
import { elementsAreMarked } from '../../listings/element.ts'
import { interactiveNeeds, wrap } from '../../listings/interactive.ts'
import { heading, row, text } from '../../listings/nodes.ts'
import type { Finding } from '../../report/finding.ts'
import type { Glossary } from '../../site/definitions.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import type { Page } from '../../site/page.ts'
import { wordReader } from './word-directive.ts'

/** `definitions`: a table of words and what they mean. */
export interface DefinitionsRequest {
  kind: 'definitions'
  heading: string | null
  isInteractive: boolean
}

/** A table of all words and what they mean, in alphabetical order; on a site that has some. */
export const definitions: DirectiveHandler<DefinitionsRequest> = {
  kind: 'definitions',
  unclosed: null,
  reader: ({ hasDefinitions }) =>
    wordReader(
      hasDefinitions ? ['definitions'] : [],
      (_, { terms: { heading: title, interactive } }) => ({
        kind: 'definitions',
        heading: title,
        isInteractive: interactive?.isWanted ?? false,
      }),
      ['heading', 'interactive'],
    ),
  answer: answerDefinitions,
  rows: () => null,
}

function answerDefinitions(
  index: SiteIndex,
  { heading: title, isInteractive }: DefinitionsRequest,
  { comment }: DirectivePlace,
  page: Page,
): DirectiveAnswer {
  const { glossary, config } = index.site
  const span = spanOf(comment)
  const findings = unread(glossary).map((details): Finding => ({ rule: 'no-definitions', span, details }))
  if (comment.setting !== 'block' || glossary.meanings.size === 0) return { listing: null, findings }
  const { term, meaning } = config.definitions
  const words = [...glossary.meanings].sort(([a], [b]) => compareNaturally(a, b) || (a < b ? -1 : 1))
  const rows = [[term, meaning], ...words].map((cells) => row(cells.map((cell) => [text(cell)])))
  const table: RootContent = { type: 'table', align: [null, null], children: rows }
  const columns = ['term', 'meaning'].map((field) => ({ field, choices: [] }))
  const context = { cells: cellsOn(index, page), marksElements: elementsAreMarked(comment, config.dialect) }
  const nodes = isInteractive
    ? wrap(
        [table],
        'definitions',
        { columns, conditions: new Map(), groups: [], files: [], isSearchable: true, downloadName: null },
        context,
      )
    : [table]
  const above = title === null ? [] : [heading(title, comment.headingDepth)]
  return {
    listing: { kind: 'blocks', nodes: [...above, ...nodes] },
    findings,
    needs: isInteractive ? interactiveNeeds : noNeeds,
  }
}

type Details = Extract<Finding, { rule: 'no-definitions' }>['details']

/** Why there is less than was asked for. */
function unread({ files, unread: failed, meanings }: Glossary): Details[] {
  if (files.length === 0) return [{ files, reason: 'no-files' }]
  const failures = failed.map(({ file, reason }): Details => ({ files: [file], reason }))
  return failures.length === 0 && meanings.size === 0 ? [{ files, reason: 'no-words' }] : failures
}
