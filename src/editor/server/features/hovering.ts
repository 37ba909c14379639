import { join } from 'node:path'
import { MarkupKind, type Hover } from 'vscode-languageserver'
import type { Feature } from '../feature.ts'
import { hover, hoverInFile } from '../../hover/hover.ts'

/** What is under the mouse. */
export const hovering: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  answer({ connection, uris, fileAt, guard }) {
    connection.onHover(({ textDocument, position }) =>
      guard(textDocument.uri, (): Hover | null => {
        const at = fileAt(textDocument.uri)
        if (!at) return null
        const { live, path, file, document } = at
        const addressOf = (page: { path: string }): string => uris.uriOf(join(live.site.docsDir, page.path))
        const [text, offset] = [document.getText(), document.offsetAt(position)]
        const found =
          path === null ? hoverInFile(live, file, text, offset, addressOf) : hover(live, path, text, offset, addressOf)
        if (!found) return null
        const range = { start: document.positionAt(found.start), end: document.positionAt(found.end) }
        return { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range }
      }),
    )
  },
}
