import { setFiles } from './node/fs.ts'
import type { KnownSite } from '../../../src/editor/known-site.ts'
import { readSelected } from '../../../src/pipeline/read-selected.ts'
import { run } from '../../../src/pipeline/run.ts'
import type { Diagnostic } from '../../../src/report/diagnostic.ts'
import { SetupError } from '../../../src/report/setup-error.ts'
import { setupMessage } from '../../../src/report/setup-messages.ts'

/** The texts of a site's files, by POSIX path relative to the site. */
export type Texts = ReadonlyMap<string, string>

/** A message on a file. */
export type Message = Pick<Diagnostic, 'path' | 'severity' | 'text' | 'fix'> & {
  /** Null when the whole file is meant. */
  place: Diagnostic['place']
  /** The name of the rule; null for what keeps mdsplice from reading the site. */
  rule: string | null
}

/** What mdsplice makes of a site. */
export interface Answer {
  messages: Message[]
  /** The pages as `mdsplice write` would leave them; a page with an error stays as it is. */
  pages: Texts
}

const root = '/site'

/** Asks the core what `mdsplice write` would do. */
export function answer(texts: Texts): Answer {
  setFiles([...texts].map(([path, text]) => [`${root}/${path}`, text] as const))
  const pages = new Map([...texts].filter(([path]) => path.endsWith('.md')))
  try {
    const { diagnostics, changes } = run({ verb: 'write', cwd: root, dryRun: true })
    for (const { path, after } of changes) pages.set(path, after)
    return { messages: diagnostics, pages }
  } catch (error) {
    if (error instanceof SetupError) return { messages: setupMessages(error), pages }
    throw error
  }
}

/** What is known of the site that was last asked about; null while mdsplice cannot read it. */
export function knownSite(): KnownSite | null {
  try {
    const { site, expansion } = readSelected({ verb: 'write', cwd: root }).context
    return { site, queries: expansion.queries }
  } catch (error) {
    if (error instanceof SetupError) return null
    throw error
  }
}

/** A mistake in the configuration has a line of its own, with its place. */
function setupMessages({ problem }: SetupError): Message[] {
  return setupMessage(problem, 'en')
    .split('\n')
    .map((line) => {
      const [, path = 'mdsplice.yml', from, column, text = line] = /^([^:]+):(\d+):(\d+): (.*)$/.exec(line) ?? []
      const start = { line: Number(from), column: Number(column) }
      const place = from === undefined ? null : { ...start, endLine: start.line, endColumn: start.column + 1 }
      return { path, place, severity: 'error', rule: null, text, fix: null }
    })
}
