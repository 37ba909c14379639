import { join, resolve } from 'node:path'
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic as ProtocolDiagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { lockFile } from '../../../config/file-names.ts'
import type { Feature, ServerContext, SiteFile } from '../feature.ts'
import { openPage, type KnownSite } from '../../known-site.ts'
import { editTo, sourceOf, toProtocol, toRange } from '../protocol.ts'
import type { Diagnostic } from '../../../report/diagnostic.ts'
import { replaceName } from '../../../report/fix.ts'
import { getMessages } from '../../../report/messages/languages.ts'
import { rules, type RuleId } from '../../../report/rules.ts'
import { lockKey } from '../../../rules/reviewed-references.ts'
import { lockText } from '../../../site/lock-file.ts'
import type { Page } from '../../../site/page.ts'
import { splice, type Edit } from '../../../write/splice.ts'

const fixAllKind = `${CodeActionKind.SourceFixAll}.mdsplice`

/** Quick fixes of what is wrong in some lines, and the fix of all that is certain in a file. */
export const quickFixes: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } }),
  answer(context) {
    const { connection } = context
    connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) =>
      context.guard(uri, () => {
        const isWanted = (kind: string): boolean =>
          !only || only.some((each) => kind === each || kind.startsWith(`${each}.`))
        const file = context.fileAt(uri)
        return [
          ...(file && isWanted(CodeActionKind.QuickFix) ? fixesOf(context, file, range) : []),
          ...(isWanted(fixAllKind) ? fixAll(context, uri, only !== undefined) : []),
        ]
      }),
    )
  },
}

/**
 * The fixes of what is wrong in the lines of a range. Columns are not looked at, nor what the client says is wrong: some
 * count in bytes.
 */
function fixesOf(context: ServerContext, file: SiteFile, { start, end }: Range): CodeAction[] {
  const found = file.site.diagnosticsOf(file.file)
  const { source, shift } = sourceOf(file.document)
  // While the configuration has a mistake, places can be those of an earlier text.
  if (!found || found.source !== source) return []
  const messages = toProtocol(found, shift > 0, null)
  const touched = found.diagnostics.flatMap((diagnostic, index) => {
    const message = messages[index]
    const isTouched = message && message.range.start.line <= end.line && message.range.end.line >= start.line
    return isTouched && 'rule' in diagnostic ? [{ diagnostic, message }] : []
  })
  return touched.flatMap(({ diagnostic, message }) => [
    ...replacement(context, file, diagnostic, message),
    ...written(context, file, diagnostic, message),
    ...accepted(context, file, diagnostic, message),
    ...ignored(context, file, diagnostic, message),
  ])
}

function quickFix(
  context: ServerContext,
  title: string,
  message: ProtocolDiagnostic,
  edits: ReadonlyMap<string, TextEdit[]>,
  isPreferred = false,
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [message],
    edit: context.toWorkspaceEdit(edits),
    ...(isPreferred && { isPreferred }),
  }
}

/** Another name in the place of a misspelt one: the one that is certain, else the one that was probably meant. */
function replacement(
  context: ServerContext,
  { file, document, site }: SiteFile,
  { rule, place, fix, written: name, suggestion }: Diagnostic,
  message: ProtocolDiagnostic,
): CodeAction[] {
  const { source, shift } = sourceOf(document)
  const plain = TextDocument.create('', '', 0, source)
  const titleOf = getMessages(site.language).commands.fix.replacement
  if (fix)
    return [
      quickFix(
        context,
        titleOf(fix.text),
        message,
        new Map([[file, [{ range: toRange(fix.place, shift > 0), newText: fix.text }]]]),
        true,
      ),
    ]
  if (!place || name === null || suggestion === null) return []
  const range = toRange(place, false)
  const span = { start: plain.offsetAt(range.start), end: plain.offsetAt(range.end) }
  const edit = replaceName(rule, span, source, name, suggestion)
  if (!edit) return []
  const positions = {
    start: document.positionAt(edit.start + shift),
    end: document.positionAt(edit.end + shift),
  }
  return [quickFix(context, titleOf(edit.text), message, new Map([[file, [{ range: positions, newText: edit.text }]]]))]
}

const aboutLists: ReadonlySet<string> = new Set(['stale-region', 'merged-listing'])

function written(
  context: ServerContext,
  { file, path, live, document, site }: SiteFile,
  { rule }: Diagnostic,
  message: ProtocolDiagnostic,
): CodeAction[] {
  const text = path !== null && aboutLists.has(rule) ? site.expanded(live, path) : null
  const edits = text === null ? [] : editTo(document, text)
  if (edits.length === 0) return []
  return [quickFix(context, getMessages(site.language).actions.writePage, message, new Map([[file, edits]]), true)]
}

function accepted(
  context: ServerContext,
  { path, live, site, document }: SiteFile,
  { rule }: Diagnostic,
  message: ProtocolDiagnostic,
): CodeAction[] {
  if (rule !== 'suspect-reference' && rule !== 'unreviewed-reference') return []
  const page = live.site.pages.find((each) => each.path === path)
  const offset = document.offsetAt(message.range.start) - sourceOf(document).shift
  const accepting = page && acceptReference(live, page, offset, context.documentOf)
  if (!accepting) return []
  const title = getMessages(site.language).actions.accept
  return [quickFix(context, title, message, new Map([[accepting.file, accepting.edits]]))]
}

function ignored(
  context: ServerContext,
  { file, path, live, site, document }: SiteFile,
  { rule, place }: Diagnostic,
  message: ProtocolDiagnostic,
): CodeAction[] {
  if (path === null || !place) return []
  const { source, shift } = sourceOf(document)
  const edit = ignoreLine(live, path, source, document.offsetAt(message.range.start) - shift, rule)
  if (!edit) return []
  const at = document.positionAt(edit.start + shift)
  const edits = new Map([[file, [{ range: { start: at, end: at }, newText: edit.text }]]])
  return [quickFix(context, getMessages(site.language).actions.ignore(rule), message, edits)]
}

/** @param isAsked whether the client asked for this kind: then it runs on save, and is offered only if there is something to do */
function fixAll(context: ServerContext, uri: string, isAsked: boolean): CodeAction[] {
  const path = context.uris.pathOf(uri)
  const site = path === null ? null : context.workspace.siteOf(path)
  if (!site || path === null || !isAsked) return []
  const page = site.live?.pathOf(path) ?? null
  const change = site.fixes(page).find((each) => resolve(site.folder, each.path) === path)
  const edits = change ? editTo(context.documentOf(path), change.after) : []
  if (edits.length === 0) return []
  const edit = context.toWorkspaceEdit(new Map([[path, edits]]))
  return [{ title: getMessages(site.language).actions.fixAll, kind: fixAllKind, edit }]
}

/**
 * Writes into the lock file that the reference at a place of a page was reviewed, as `mdsplice review` does of whole pages.
 *
 * @param offset where the value begins
 * @param documentOf gives the text of a file by its absolute path
 * @returns the edit of the lock file, with its absolute path; null when there is no reference or nothing is reviewed
 */
function acceptReference(
  { site, queries }: KnownSite,
  page: Page,
  offset: number,
  documentOf: (file: string) => TextDocument,
): { file: string; edits: TextEdit[] } | null {
  const references = queries.references(page).filter(({ value }) => value.start === offset)
  if (!site.lock || references.length === 0) return null
  const lock = new Map(site.lock)
  for (const reference of references) lock.set(lockKey(reference), queries.fingerprint(reference.target))
  const file = join(site.root, lockFile)
  return { file, edits: editTo(documentOf(file), lockText(lock)) }
}

/**
 * Puts a comment above a line, so that a rule no longer reports it.
 *
 * @param path of the page, relative to the docs directory
 * @param source of the page, without byte order mark
 * @param offset at which the rule has found something
 * @returns null where that cannot be suppressed, or a comment would change what the page is
 */
function ignoreLine(known: KnownSite, path: string, source: string, offset: number, rule: RuleId): Edit | null {
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

/** What must not change of a page: its fields and where its directives are. */
function shapeOf({ queries }: KnownSite, page: ReturnType<typeof openPage>['page']): string {
  const fields = [...page.frontMatter.fields.values()].map(({ name, values }) => [name, values.map(({ text }) => text)])
  const places = queries
    .find(page)
    .regions.map(({ directive: { name, comment }, end }) => [name, comment.setting, comment.prefix, end !== null])
  return JSON.stringify([fields, places])
}
