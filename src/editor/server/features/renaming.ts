import { LSPErrorCodes, ResponseError, type RenameFile, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver'
import type { MovedFolder } from '../../../config/edits/move-collection.ts'
import { posixRelative } from '../../../core/paths.ts'
import type { Feature, ServerContext } from '../feature.ts'
import type { FileEdit } from '../../locations.ts'
import { namingFile } from './navigation.ts'
import type { LiveSite } from '../../../pipeline/incremental/live-site.ts'
import { rangesIn, type FileRanges } from '../protocol.ts'
import { movePages } from '../../rename/move-pages.ts'
import { renamable, rename, type RenameRefusal } from '../../rename/rename.ts'
import { getMessages } from '../../../report/messages/languages.ts'

/** Renames values, fields, collections, queries and pages, and follows the renaming of files. */
export const renaming: Feature = {
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    workspace: {
      fileOperations: {
        willRename: {
          filters: [
            { scheme: 'file', pattern: { glob: '**/*.{md,markdown,mdown,mkdn,mkd}', matches: 'file' } },
            { scheme: 'file', pattern: { glob: '**/*.{yml,yaml,toml,json,csv,mustache,html}', matches: 'file' } },
            { scheme: 'file', pattern: { glob: '**', matches: 'folder' } },
          ],
        },
      },
    },
  }),
  answer(context) {
    const { connection, guard } = context
    connection.onPrepareRename(({ textDocument, position }) =>
      guard(textDocument.uri, () => {
        const at = namingFile(context, textDocument.uri)
        const found = at && renamable(at.live, at.name, at.document.getText(), at.document.offsetAt(position))
        if (!at || !found) return null
        const range = { start: at.document.positionAt(found.start), end: at.document.positionAt(found.end) }
        return { range, placeholder: found.name }
      }),
    )
    connection.onRenameRequest(({ textDocument, position, newName }) => {
      const answer = guard(textDocument.uri, () => {
        const at = namingFile(context, textDocument.uri)
        if (!at) return null
        const asked = { offset: at.document.offsetAt(position), name: newName, hasLinks: changesLinks(context) }
        const renamed = rename(at.live, at.name, at.document.getText(), asked)
        if ('refused' in renamed) return refusal(at.live, renamed.refused)
        if (renamed.moves.length > 0 && !renamesFiles(context)) return refusal(at.live, 'noFiles')
        return withMoves(context, workspaceEdit(context, renamed.edits) ?? refusal(at.live, 'uncertain'), renamed.moves)
      })
      if (answer instanceof ResponseError) throw answer
      return answer
    })
    connection.workspace.onWillRenameFiles(({ files }) =>
      guard(files[0]?.oldUri ?? '', () => {
        const live = files
          .map(({ oldUri }) => context.workspace.siteOf(context.uris.pathOf(oldUri) ?? '')?.live)
          .find((each) => each)
        if (!live) return null
        const { docsDir, root } = live.site
        const movesIn = (folder: string): MovedFolder[] =>
          files.flatMap(({ oldUri, newUri }) => moveOf(context, folder, oldUri, newUri))
        const asked = movesIn(docsDir)
        const moves = new Map(asked.flatMap((move) => pageMoves(live, move)))
        const folders = asked.filter(({ from }) => !moves.has(from))
        const edits = movePages(live, moves, changesLinks(context), folders, movesIn(root))
        return edits.length === 0 ? null : workspaceEdit(context, edits)
      }),
    )
  },
}

/** Some editors change links themselves: then `initializationOptions` say `{ "updateLinks": false }`. */
function changesLinks({ options }: ServerContext): boolean {
  return !(typeof options === 'object' && options !== null && 'updateLinks' in options && options.updateLinks === false)
}

function renamesFiles({ client }: ServerContext): boolean {
  const edit = client.workspace?.workspaceEdit
  return edit?.documentChanges === true && (edit.resourceOperations?.includes('rename') ?? false)
}

function refusal({ site }: LiveSite, reason: RenameRefusal['refused']): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, getMessages(site.config.messages).editor.rename[reason])
}

/** Null where a file is open with a text that the site does not have, because it cannot be read as it is. */
function workspaceEdit(context: ServerContext, edits: readonly FileEdit[]): WorkspaceEdit | null {
  const changes = new Map<string, TextEdit[]>()
  // Of thousands of files, one after the other.
  let file = ''
  let ranges: FileRanges | undefined
  let own: TextEdit[] = []
  for (const edit of edits) {
    if (!ranges || edit.file !== file) {
      ranges = rangesIn(context, edit)
      if (ranges.isOutdated) return null
      file = edit.file
      own = changes.get(file) ?? []
      changes.set(file, own)
    }
    own.push({ range: ranges.rangeOf(edit), newText: edit.text })
  }
  return context.toWorkspaceEdit(changes)
}

/** Files move once they are changed. */
function withMoves(
  { uris }: ServerContext,
  edit: WorkspaceEdit | ResponseError<void>,
  moves: readonly { from: string; to: string }[],
): WorkspaceEdit | ResponseError<void> {
  if (edit instanceof ResponseError || moves.length === 0) return edit
  const operations = moves.map(({ from, to }): RenameFile => {
    return { kind: 'rename', oldUri: uris.uriOf(from), newUri: uris.uriOf(to) }
  })
  return { documentChanges: [...(edit.documentChanges ?? []), ...operations] }
}

/** A file or folder that is renamed, relative to a folder; none outside of that. */
function moveOf({ uris }: ServerContext, folder: string, oldUri: string, newUri: string): MovedFolder[] {
  const [from, to] = [uris.pathOf(oldUri), uris.pathOf(newUri)].map((file) => {
    return file === null ? '..' : posixRelative(folder, file)
  }) as [string, string]
  return from.startsWith('..') || to.startsWith('..') ? [] : [{ from, to }]
}

/** What becomes of the pages of a site when a file or a folder is renamed. */
function pageMoves({ site }: LiveSite, { from, to }: MovedFolder): [string, string][] {
  return site.pages.flatMap(({ path }): [string, string][] =>
    path === from || path.startsWith(`${from}/`) ? [[path, to + path.slice(from.length)]] : [],
  )
}
