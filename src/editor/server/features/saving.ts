import type { TextEdit } from 'vscode-languageserver'
import type { Feature, ServerContext } from '../feature.ts'
import { editTo } from '../protocol.ts'

/** Writes the lists of a page when it is saved, where somebody has asked for that. */
export const saving: Feature = {
  capabilities: () => ({}),
  answer(context) {
    const { connection } = context
    let isWanted = wantsIt(context.options)
    connection.onDidChangeConfiguration(({ settings }) => {
      isWanted = wantsIt((settings as { mdsplice?: unknown } | null)?.mdsplice) || wantsIt(context.options)
    })
    connection.onWillSaveTextDocumentWaitUntil(async ({ textDocument: { uri } }) => {
      const isAsked = isWanted || (await asked(context, uri))
      return isAsked ? (context.guard(uri, () => listsOf(context, uri)) ?? []) : []
    })
  },
}

function wantsIt(options: unknown): boolean {
  return (options as { writeOnSave?: unknown } | null | undefined)?.writeOnSave === true
}

/** Whether the client's settings for this file say so. */
async function asked({ client, connection, log }: ServerContext, scopeUri: string): Promise<boolean> {
  if (!client.workspace?.configuration) return false
  try {
    return wantsIt(await connection.workspace.getConfiguration({ scopeUri, section: 'mdsplice' }))
  } catch (error) {
    log(`settings: ${String(error)}`)
    return false
  }
}

function listsOf(context: ServerContext, uri: string): TextEdit[] {
  const file = context.fileAt(uri)
  const text = file?.path != null ? (file.site.live?.expand(file.path) ?? null) : null
  return file && text !== null ? editTo(file.document, text) : []
}
