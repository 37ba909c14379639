import { join } from 'node:path'
import {
  FoldingRangeKind,
  SymbolKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type WorkspaceSymbol,
} from 'vscode-languageserver'
import type { Span } from '../../../core/span.ts'
import type { Feature, ServerContext, SiteFile } from '../feature.ts'
import { openPage } from '../../known-site.ts'
import { firstText, type Page } from '../../../site/page.ts'

/** So many symbols of all sites are shown at most. */
const mostSymbols = 200

/** What a page is made of: its directives as symbols, its lists to fold, its references as links; and pages by title. */
export const outline: Feature = {
  capabilities: () => ({
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    workspaceSymbolProvider: true,
  }),
  answer(context) {
    const { connection } = context
    const of = <Item>(uri: string, items: (file: PageFile) => Item[]): Item[] =>
      context.guard(uri, () => {
        const file = context.fileAt(uri)
        return file?.path != null ? items({ ...file, ...openPage(file.live, file.path, file.document.getText()) }) : []
      }) ?? []
    connection.onDocumentSymbol(({ textDocument: { uri } }) => of(uri, symbolsOf))
    connection.onFoldingRanges(({ textDocument: { uri } }) => of(uri, foldsOf))
    connection.onDocumentLinks(({ textDocument: { uri } }) => of(uri, (file) => linksOf(context, file)))
    connection.onWorkspaceSymbol(({ query }) => context.guard('symbols', () => pagesTitled(context, query)) ?? [])
  },
}

interface PageFile extends SiteFile {
  page: Page
  shift: number
}

function rangeOf({ document, shift }: PageFile, { start, end }: Span): DocumentSymbol['range'] {
  return { start: document.positionAt(start + shift), end: document.positionAt(end + shift) }
}

function symbolsOf(file: PageFile): DocumentSymbol[] {
  return file.live.queries.find(file.page).regions.map(({ directive: { name, comment }, end }) => ({
    name: comment.text.trim().replace(/\s+/g, ' ') || name,
    kind: SymbolKind.Event,
    range: rangeOf(file, { start: comment.start, end: end?.comment.end ?? comment.end }),
    selectionRange: rangeOf(file, comment),
  }))
}

function foldsOf(file: PageFile): FoldingRange[] {
  return file.live.queries.find(file.page).regions.flatMap(({ directive, end }): FoldingRange[] => {
    if (!end) return []
    const startLine = rangeOf(file, directive.comment).end.line
    const endLine = rangeOf(file, end.comment).end.line
    return endLine > startLine ? [{ startLine, endLine, kind: FoldingRangeKind.Region }] : []
  })
}

function linksOf({ uris }: ServerContext, file: PageFile): DocumentLink[] {
  const { site, queries } = file.live
  return queries.references(file.page).flatMap(({ value, target }): DocumentLink[] => {
    if (target.record) return []
    const tooltip = firstText(target, 'title') ?? target.path
    return [{ range: rangeOf(file, value), target: uris.uriOf(join(site.docsDir, target.path)), tooltip }]
  })
}

function pagesTitled({ workspace, uris }: ServerContext, query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase()
  const symbols: WorkspaceSymbol[] = []
  for (const { live } of workspace.sites)
    for (const page of live?.site.pages ?? []) {
      const name = firstText(page, 'title')
      if (symbols.length >= mostSymbols) return symbols
      if (name === undefined || !name.toLowerCase().includes(wanted)) continue
      const uri = uris.uriOf(join(live?.site.docsDir ?? '', page.path))
      symbols.push({ name, kind: SymbolKind.File, location: { uri }, containerName: page.path })
    }
  return symbols
}
