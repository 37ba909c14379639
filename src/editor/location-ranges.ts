import type { Range } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { ServerContext } from './feature.ts'
import type { Location } from './locations.ts'
import type { Span } from '../core/span.ts'

/** Turns the offsets of a file's text into positions. */
export interface FileRanges {
  rangeOf(span: Span): Range
  /** Whether the file is open with another text than the one in which the offsets count. */
  isOutdated: boolean
}

/** The ranges of places in a file, as its text stands in the editor: there a byte order mark can stand before it. */
export function rangesIn(
  { documents }: Pick<ServerContext, 'documents'>,
  { file, source }: Pick<Location, 'file' | 'source'>,
): FileRanges {
  const open = documents.get(file)
  const shift = open?.getText().startsWith('\uFEFF') ? 1 : 0
  const isSame = open !== undefined && open.getText().slice(shift) === source
  const document = isSame ? open : TextDocument.create(file, '', 0, source)
  const by = isSame ? shift : 0
  return {
    isOutdated: open !== undefined && !isSame,
    rangeOf: ({ start, end }) => ({ start: document.positionAt(start + by), end: document.positionAt(end + by) }),
  }
}
