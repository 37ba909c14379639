import { posix } from 'node:path'
import { placedTexts } from '../../config/edits/placed-texts.ts'
import type { MovedFolder } from '../../config/edits/move-collection.ts'
import { templateFile } from '../../config/schema/walk-settings.ts'
import type { KnownSite } from '../known-site.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import type { Fix } from '../../report/fix.ts'
import { replacedName } from './replaced-name.ts'

/**
 * The changes of `mdsplice.yml` with which it goes on to name data files, templates and schemas that have moved, also by
 * globs that begin with a folder.
 *
 * @param moved files and folders, relative to the folder of `mdsplice.yml`
 */
export function moveNamedFiles({ site }: KnownSite, moved: readonly MovedFolder[]): Fix[] {
  const { text: config } = site.config
  if (moved.length === 0) return []
  return placedTexts(config, schemaNames).flatMap(({ kind, text, start, end }): Fix[] => {
    const isFile = kind === 'data' || kind === 'file' || (kind === 'template' && templateFile(text) !== undefined)
    if (!isFile) return []
    const [, excluded = '', written = ''] = /^(!?)(.*)$/s.exec(text) ?? []
    const path = posix.normalize(written)
    const move = moved.find(({ from }) => path === from || path.startsWith(`${from}/`))
    if (!move) return []
    const place = { start, end, written: text, isInDirective: false }
    const now = excluded + move.to + path.slice(move.from.length)
    const fix = replacedName(place, config, text, now)
    return fix ? [fix] : []
  })
}
