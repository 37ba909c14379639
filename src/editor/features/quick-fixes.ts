import { resolve } from 'node:path'
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic as ProtocolDiagnostic,
  type TextEdit,
  type Range,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { acceptReference } from '../accept-reference.ts'
import type { Feature, ServerContext, SiteFile } from '../feature.ts'
import { ignoreLine } from '../ignore-line.ts'
import { toProtocol, toRange } from '../protocol-diagnostics.ts'
import { editTo, sourceOf } from '../text-edits.ts'
import type { Diagnostic } from '../../report/diagnostic.ts'
import { replaceName } from '../../report/fix.ts'
import { getMessages } from '../../report/messages/languages.ts'

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
  const found = file.site.diagnostics().get(file.file)
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
  edits: ReadonlyMap<string, readonly TextEdit[]>,
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
  const text = path !== null && aboutLists.has(rule) ? live.expand(path) : null
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

/** @param isAsked whether the client asked for this kind: then it runs on save, and nothing to do is no action */
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
