import { join } from 'node:path'
import { SymbolKind, type CallHierarchyItem, type Location as ProtocolLocation } from 'vscode-languageserver'
import { listedBy, listedPageAt, lists, type ListedPage } from '../../calls.ts'
import { configFile } from '../../../config/file-names.ts'
import type { Feature, ServerContext, SiteFile } from '../feature.ts'
import { definitions, references, type Location } from '../../locations.ts'
import { rangesIn, type FileRanges } from '../protocol.ts'

/** Where names are defined and used, and which pages list which. */
export const navigation: Feature = {
  capabilities: () => ({ definitionProvider: true, referencesProvider: true, callHierarchyProvider: true }),
  answer(context) {
    const { connection, guard } = context
    connection.onDefinition(({ textDocument, position }) =>
      guard(textDocument.uri, () => placesFrom(context, textDocument.uri, position, definitions)),
    )
    connection.onReferences(({ textDocument, position }) =>
      guard(textDocument.uri, () => placesFrom(context, textDocument.uri, position, references)),
    )
    connection.languages.callHierarchy.onPrepare(({ textDocument, position }) =>
      guard(textDocument.uri, () => {
        const at = namingFile(context, textDocument.uri)
        const page = at && listedPageAt(at.live, at.name, at.document.getText(), at.document.offsetAt(position))
        return page ? [itemOf(context, page)] : null
      }),
    )
    connection.languages.callHierarchy.onIncomingCalls(({ item }) =>
      guard(item.uri, () => {
        const live = context.fileAt(item.uri)?.site.live
        const found = live ? listedBy(live, pathOf(item)) : []
        return found.map(({ page, places }) => {
          const { rangeOf } = rangesIn(context, page)
          return { from: itemOf(context, page), fromRanges: places.map(rangeOf) }
        })
      }),
    )
    connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
      guard(item.uri, () => {
        const live = context.fileAt(item.uri)?.site.live
        const page = live?.site.pages.find(({ path }) => path === pathOf(item))
        if (!live || !page) return []
        const { rangeOf } = rangesIn(context, { file: join(live.site.docsDir, page.path), source: page.source })
        return lists(live, page.path).map((listed) => {
          return { to: itemOf(context, listed.page), fromRanges: listed.places.map(rangeOf) }
        })
      }),
    )
  },
}

/** A file of the site as it is now, and the name by which `nameAt` knows it. */
export function namingFile(
  { fileAt }: Pick<ServerContext, 'fileAt'>,
  uri: string,
): (SiteFile & { name: string }) | null {
  const at = fileAt(uri)
  if (!at) return null
  const isConfig = at.file === join(at.live.site.root, configFile)
  const { live } = at.site
  return live && { ...at, live, name: isConfig ? configFile : (at.path ?? at.file) }
}

function placesFrom(
  context: ServerContext,
  uri: string,
  position: { line: number; character: number },
  find: typeof definitions,
): ProtocolLocation[] | null {
  const at = namingFile(context, uri)
  if (!at) return null
  const found = find(at.live, at.name, at.document.getText(), at.document.offsetAt(position))
  const files = new Map<string, FileRanges>()
  return found.map((location: Location) => {
    const ranges = files.get(location.file) ?? rangesIn(context, location)
    files.set(location.file, ranges)
    return { uri: context.uris.uriOf(location.file), range: ranges.rangeOf(location) }
  })
}

function itemOf(context: ServerContext, page: ListedPage): CallHierarchyItem {
  const range = rangesIn(context, page).rangeOf(page)
  return {
    name: page.title,
    detail: page.path,
    kind: SymbolKind.File,
    uri: context.uris.uriOf(page.file),
    range,
    selectionRange: range,
    data: page.path,
  }
}

/** What the client gives back of an item is data of a stranger. */
function pathOf({ data }: CallHierarchyItem): string {
  return typeof data === 'string' ? data : ''
}
