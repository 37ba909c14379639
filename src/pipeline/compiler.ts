import type { Root } from 'mdast'
import type { Plugin, Processor } from 'unified'
import type { VFile } from 'vfile'
import { fileText } from '../site/site.ts'

/**
 * A unified compiler that gives the text of the file with its listings, and all else byte for byte: it splices text, and
 * never prints the tree. What other plugins changed in the tree is not in it.
 */
export const mdspliceCompiler: Plugin<[], Root, string> = function () {
  this.compiler = compileSpliced
}

/** Whether a pipeline ends with `mdspliceCompiler`: then nobody looks at the tree. */
export function splicesText(processor: Pick<Processor, 'compiler'>): boolean {
  return processor.compiler === compileSpliced
}

function compileSpliced(_tree: unknown, file: VFile): string {
  const expanded = file.data.mdsplice
  return expanded ? fileText(expanded.page, expanded.text) : textOf(file)
}

const byteOrderMark = [0xef, 0xbb, 0xbf]

/** The text of a file with its byte order mark, if it has one; bytes lose theirs when they are read as text. */
export function textOf(file: VFile): string {
  const { value } = file
  const isMarked = value instanceof Uint8Array && byteOrderMark.every((byte, index) => value[index] === byte)
  return (isMarked ? '\uFEFF' : '') + String(file)
}
