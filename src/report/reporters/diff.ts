import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff'
import { escapeLine } from '../escape.ts'

/** A page's file before and after a run. The path is relative to the working directory, with `/` between its parts. */
export interface Change {
  path: string
  before: string
  after: string
}

const colors: readonly (readonly [start: string, code: number])[] = [
  ['---', 1],
  ['+++', 1],
  ['@@', 36],
  ['-', 31],
  ['+', 32],
]

/**
 * Changes as a unified diff that `git apply` and `patch -p1` understand.
 *
 * @param color whether the reader is a terminal that shows colours: nothing that a terminal obeys is then left in it
 */
export function unifiedDiff(changes: readonly Change[], color: boolean): string {
  const text = changes.map(patch).join('')
  return color ? text.split('\n').map(colored).join('\n') : text
}

function patch({ path, before, after }: Change): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}

function colored(line: string): string {
  const code = colors.find(([start]) => line.startsWith(start))?.[1]
  const shown = line.split('\t').map(escapeLine).join('\t')
  return code === undefined ? shown : `\u001B[${code}m${shown}\u001B[0m`
}
