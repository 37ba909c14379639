import { resolve } from 'node:path'
import type { EditorSite } from '../../editor-site.ts'
import type { Feature, ServerContext } from '../feature.ts'
import { editTo } from '../protocol.ts'
import { describe } from '../../../report/make-diagnostics.ts'
import { getMessages } from '../../../report/messages/languages.ts'
import type { Change } from '../../../report/reporters/diff.ts'
import { replaceFile } from '../../../write/pages.ts'

/** What a client can have done: each takes the URI of a file of the site. */
export const commandNames = {
  writePage: 'mdsplice.server.writePage',
  writeSite: 'mdsplice.server.writeSite',
  fixAll: 'mdsplice.server.fixAll',
} as const

/** Writes lists, and fixes all that is certain, in the texts of open files and in the files that are not open. */
export const commands: Feature = {
  capabilities: () => ({ executeCommandProvider: { commands: Object.values(commandNames) } }),
  answer(context) {
    context.connection.onExecuteCommand(async ({ command, arguments: [uri] = [] }) => {
      const path = typeof uri === 'string' ? context.uris.pathOf(uri) : null
      const asked = path === null ? null : context.workspace.siteOf(path)
      const sites = asked ? [asked] : [...context.workspace.sites]
      for (const site of sites) {
        const changes = context.guard(command, () => changesOf(site, command, path)) ?? []
        await apply(context, site, changes)
      }
      return null
    })
  },
}

function changesOf(site: EditorSite, command: string, file: string | null): Change[] {
  if (command === commandNames.fixAll) return site.fixes(null)
  const changes = site.result?.changes ?? []
  return command === commandNames.writeSite
    ? changes
    : changes.filter(({ path }) => resolve(site.folder, path) === file)
}

/** Open files are changed in the editor, where it can be undone, and others on disk, in one step each. */
async function apply(context: ServerContext, site: EditorSite, changes: readonly Change[]): Promise<void> {
  const messages = getMessages(site.language)
  const placed = changes.map((change) => ({ ...change, file: resolve(site.folder, change.path) }))
  const canEdit = context.client.workspace?.applyEdit === true
  const isInEditor = ({ file }: { file: string }): boolean => canEdit && context.documents.get(file) !== undefined
  const edits = new Map(
    placed.filter(isInEditor).map(({ file, after }) => [file, editTo(context.documentOf(file), after)] as const),
  )
  const written: string[] = []
  for (const { file, path, before, after } of placed.filter((change) => !isInEditor(change))) {
    const failure = replaceFile(file, after, before)
    const isUnsaved = failure?.rule === 'changed-meanwhile' && context.documents.get(file) !== undefined
    if (failure)
      context.log(isUnsaved ? messages.actions.unsaved(path) : `${path}: ${describe(failure, messages).text}`)
    else written.push(file)
  }
  context.noteFiles(written)
  if (edits.size === 0) return
  try {
    await context.connection.workspace.applyEdit(context.toWorkspaceEdit(edits))
  } catch (error) {
    context.log(String(error))
  }
}
