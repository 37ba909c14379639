import { openPage, type KnownSite } from './known-site.ts'
import { rules, type RuleId } from '../report/rules.ts'
import { splice, type Edit } from '../write/splice.ts'

/**
 * Puts a comment above a line, so that a rule no longer reports it.
 *
 * @param path of the page, relative to the docs directory
 * @param source of the page, without byte order mark
 * @param offset at which the rule has found something
 * @returns null where that cannot be suppressed, or a comment would change what the page is
 */
export function ignoreLine(known: KnownSite, path: string, source: string, offset: number, rule: RuleId): Edit | null {
  if (rules[rule].cannotBeSuppressed || rules[rule].severityIsLocked) return null
  const before = openPage(known, path, source).page
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const words = `mdsplice-disable-next-line ${rule}`
  const [prefix = ''] = /^[ \t]*(?:>[ \t]*)*/.exec(source.slice(start, offset)) ?? []
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n'
  const comment = start < before.frontMatter.end ? `# ${words}` : `<!-- ${words} -->`
  const edit: Edit = { start, end: start, text: prefix + comment + lineEnd }
  const after = openPage(known, path, splice(source, [edit])).page
  const found = known.queries.find(after)
  const moved = offset + edit.text.length
  const isMeant = found.suppressions.some(
    ({ line, rules: named }) =>
      line.start <= moved && moved <= line.end && named.some(({ text, start: at }) => text === rule && at < moved),
  )
  return isMeant && shapeOf(known, before) === shapeOf(known, after) ? edit : null
}

/** What must not change of a page: its fields and where its directives stand. */
function shapeOf({ queries }: KnownSite, page: ReturnType<typeof openPage>['page']): string {
  const fields = [...page.frontMatter.fields.values()].map(({ name, values }) => [name, values.map(({ text }) => text)])
  const places = queries
    .find(page)
    .regions.map(({ directive: { name, comment }, end }) => [name, comment.setting, comment.prefix, end !== null])
  return JSON.stringify([fields, places])
}
