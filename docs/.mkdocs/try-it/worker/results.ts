import { resultRequest, type Result, type ResultParams } from '../protocol.ts'
import { render } from './render.ts'
import type { Feature, SiteFile } from '../../../../src/editor/server/feature.ts'

/** What `mdsplice write` makes of the pages as they are in the editor. */
export const results: Feature = {
  capabilities: () => ({}),
  answer({ connection, uris, documents, fileAt, guard }) {
    connection.onRequest(resultRequest, ({ textDocument: { uri } }: ResultParams) =>
      guard(uri, (): Result => {
        const written = writtenText(fileAt(uri))
        const markdown = written ?? documents.get(uris.pathOf(uri) ?? '')?.getText() ?? ''
        return { markdown, html: render(markdown), hasErrors: written === null }
      }),
    )
  },
}

/** Null where an error, in the configuration too, keeps a page from being written. */
function writtenText(file: SiteFile | null): string | null {
  const live = file?.site.live
  return live && file.path !== null && !file.site.problem ? live.expand(file.path) : null
}
