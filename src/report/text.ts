import type { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'

/**
 * The messages as people read them, grouped by file; an empty string when there are none.
 *
 * @param color whether the reader is a terminal that shows colours
 */
export function reportText(files: readonly VFile[], color: boolean): string {
  const withMessages = files.filter((file) => file.messages.length > 0)
  return withMessages.length === 0 ? '' : `${reporter([...withMessages], { color })}\n`
}
