import type { CodeLens } from 'vscode-languageserver'
import { commandNames } from './commands.ts'
import type { Feature, ServerContext, SiteFile } from '../feature.ts'
import { openPage } from '../../known-site.ts'
import { getMessages } from '../../../report/messages/languages.ts'

/** Above each directive how many pages it lists, and whether its list is outdated; a click writes it. */
export const lenses: Feature = {
  capabilities: () => ({ codeLensProvider: {} }),
  answer(context) {
    context.connection.onCodeLens(({ textDocument: { uri } }) =>
      context.guard(uri, () => {
        const file = context.fileAt(uri)
        return file ? lensesOf(context, file) : []
      }),
    )
  },
}

function lensesOf(context: ServerContext, { file, path, live, site, document }: SiteFile): CodeLens[] {
  if (path === null) return []
  const { lens, write } = getMessages(site.language).actions
  const { page, shift } = openPage(live, path, document.getText())
  const outdated = site.outdatedIn(live, page)
  return live.queries.find(page).regions.flatMap(({ directive }): CodeLens[] => {
    const position = document.positionAt(directive.comment.start + shift)
    const range = { start: position, end: position }
    const count = live.queries.rows(directive, page)?.length
    const isOutdated = outdated.has(directive.comment.start)
    const title = count === undefined ? (isOutdated ? write : null) : lens(count, isOutdated)
    if (title === null) return []
    const command = isOutdated ? commandNames.writePage : ''
    return [{ range, command: { title, command, arguments: [context.uris.uriOf(file)] } }]
  })
}
