import { join, relative, sep } from 'node:path'
import { VFile } from 'vfile'
import { answersOf } from './answers.ts'
import { serialize } from './dialect/serialize.ts'
import { loadSite } from './load-site.ts'
import { addMessages } from './report/page-messages.ts'
import { rowsAs } from './report/rows.ts'
import type { Row, RowFormat } from './report/rows.ts'
import { severitiesOf } from './report/severities.ts'

/** A question from the command line. */
export interface ListOptions {
  /** Absolute path of the folder in which `mkdocs.yml` is looked for. */
  cwd: string
  /** Another `mkdocs.yml`, relative to `cwd`. */
  configFile?: string
  /** What a directive would say after `list_` or, for a named query, after `list:`. Each word is one argument. */
  words: readonly string[]
  format: RowFormat | 'md'
}

/** What was found. */
export interface ListResult {
  /** The rows in the format asked for; empty when the question could not be understood. */
  text: string
  /** The question as a file, with its messages. */
  question: VFile
}

/**
 * Asks a site what a directive would ask, and prints the answer for people or programs.
 *
 * @throws SetupError when there is no site
 */
export function list({ cwd, configFile, words, format }: ListOptions): ListResult {
  const site = loadSite(cwd, configFile)
  const [name = '', ...terms] = words
  const text = [name, ...terms.map(asWord)].join(' ')
  const { answer, listing, findings } = answersOf(site).ask(
    site.config.queries.has(name.toLowerCase()) ? `list:${text}` : `list_${text}`,
  )
  const question = new VFile({ path: 'query' })
  addMessages(
    question,
    '',
    findings.map((finding) => ({ ...finding, span: null })),
    severitiesOf(site.config.rules),
  )
  if (!answer || question.messages.some((message) => message.fatal)) return { text: '', question }
  if (format === 'md') return { text: `${serialize(listing)}\n`, question }
  const rows = answer.pages.map(({ page, cells }): Row => ({
    path: relative(cwd, join(site.docsDir, page.path)).split(sep).join('/'),
    ...cells,
  }))
  return { text: rowsAs(format, rows, answer.columns), question }
}

/** The shell has taken the quotes off a value with white space; the grammar wants them. */
function asWord(argument: string): string {
  if (!/\s/.test(argument) || argument.includes('"')) return argument
  return argument.replace(
    /^([^/=<>]*(?:<=|>=|[/=<>]))([^]*)$/,
    (_, head: string, value: string) => `${head}"${value.replace(/\\/g, '\\\\')}"`,
  )
}
