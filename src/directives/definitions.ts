import type { RootContent } from 'mdast'
import type { DefinitionSettings } from '../config/settings.ts'
import { compareNaturally } from '../core/sort.ts'
import { spanOf } from '../core/span.ts'
import type { DefinitionsRequest, Directive } from './directive.ts'
import type { Answered } from '../listings/answer.ts'
import { wrap } from '../listings/formats/interactive.ts'
import { row, type Cells } from '../listings/formats/table.ts'
import { heading, text } from '../listings/nodes.ts'
import type { Finding } from '../report/finding.ts'
import type { Glossary } from '../site/definitions.ts'
import type { Page } from '../site/page.ts'

/** A site as a table of words needs it. */
export interface DefiningSite {
  definitions: DefinitionSettings
  glossary: Glossary
  cellsOn(page: Page): Cells
}

/** Answers `definitions`: a table of all words and what they mean, in alphabetical order. */
export function answerDefinitions(
  site: DefiningSite,
  { heading: title, isInteractive }: DefinitionsRequest,
  { comment }: Directive,
  page: Page,
): Answered {
  const span = spanOf(comment)
  const findings = unread(site.glossary).map((details): Finding => ({ rule: 'no-definitions', span, details }))
  if (comment.setting !== 'block' || site.glossary.meanings.size === 0) return { listing: null, findings }
  const { term, meaning } = site.definitions
  const words = [...site.glossary.meanings].sort(([a], [b]) => compareNaturally(a, b) || (a < b ? -1 : 1))
  const rows = [[term, meaning], ...words].map((cells) => row(cells.map((cell) => [text(cell)])))
  const table: RootContent = { type: 'table', align: [null, null], children: rows }
  const columns = ['term', 'meaning'].map((field) => ({ field, choices: [] }))
  const { linkToFile } = site.cellsOn(page)
  const nodes = isInteractive
    ? wrap([table], 'definitions', { columns, conditions: new Map(), files: [] }, linkToFile)
    : [table]
  const above = title === null ? [] : [heading(title, comment.headingDepth)]
  return {
    listing: { kind: 'blocks', nodes: [...above, ...nodes] },
    findings,
    needs: isInteractive ? ['md_in_html'] : [],
  }
}

type Details = Extract<Finding, { rule: 'no-definitions' }>['details']

/** Why there is less than was asked for. */
function unread({ files, unread: failed, meanings }: Glossary): Details[] {
  if (files.length === 0) return [{ files, reason: 'no-files' }]
  const failures = failed.map(({ file, reason }): Details => ({ files: [file], reason }))
  return failures.length === 0 && meanings.size === 0 ? [{ files, reason: 'no-words' }] : failures
}
