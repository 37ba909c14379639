import { extname } from 'node:path'
import { completeFields } from './complete-front-matter.ts'
import type { Completion, CompletionOptions } from './completion.ts'
import type { Collection } from '../../config/settings.ts'
import { posixRelative } from '../../core/paths.ts'
import type { FrontMatterCursor } from '../front-matter-cursor.ts'
import type { KnownSite, OpenPage } from '../known-site.ts'
import { namesAround } from '../rename/other-places.ts'
import { getMessages } from '../../report/messages/languages.ts'
import { readsFile, type ReadAs } from '../../site/data/read-records.ts'
import { emptyPage } from '../../site/page.ts'
import { yamlCursor, type YamlCursor } from '../yaml-cursor.ts'

/**
 * What can be put at a place of a data file in YAML or JSON: the fields, values and references of a record, as in front
 * matter. Parameters and promises are those of `complete`.
 *
 * @param file absolute path
 * @returns null for a file that is none
 */
export function completeData(
  known: KnownSite,
  file: string,
  text: string,
  offset: number,
  options: CompletionOptions,
): Completion[] | null {
  const { site, queries } = known
  const extension = extname(file).toLowerCase()
  if (!['.yml', '.yaml', '.json'].includes(extension)) return null
  const path = posixRelative(site.root, file)
  const reading = site.config.collections.flatMap((collection) => {
    const readAs = readsFile(site, collection, path)
    return readAs ? [{ collection, readAs }] : []
  })
  if (reading.length === 0) return null
  const found = yamlCursor(text, offset)
  if (!found) return []
  const at = { text, isJson: extension === '.json' }
  const cursors = reading.map(({ collection, readAs }) => cursorInRecord(found, collection, readAs, at))
  const cursor = cursors.find((each) => each)
  if (!cursor) return []
  const index = queries.indexes.in(null)
  const collections = reading.flatMap(({ collection }, each) =>
    cursors[each] ? (index.collections.get(collection.name) ?? []) : [],
  )
  const messages = getMessages(site.config.messages).editor
  return completeFields(
    { ...recordAt(known, file, text, offset), index, known, messages },
    collections,
    cursor,
    options,
  )
}

/** The record at a place. While its file is being typed in, none: the places that are known are those of another text. */
function recordAt(known: KnownSite, file: string, text: string, offset: number): Pick<OpenPage, 'page' | 'shift'> {
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  const around = namesAround(known, file, offset - shift)
  const isKnown = around?.source === text.slice(shift)
  return { page: (isKnown && around.record) || emptyPage, shift }
}

/** Where in a record of a collection a cursor is; null outside of records, and in texts of several lines. */
function cursorInRecord(
  { path, isKey, before, behind, start, end, quote, isClosed, isInFlow, hasColon, isAlone, others }: YamlCursor,
  { records }: Pick<Collection, 'records'>,
  readAs: ReadAs,
  { text, isJson }: { text: string; isJson: boolean },
): FrontMatterCursor | null {
  const way = records?.split('.') ?? []
  if (way.some((name, at) => path[at] !== name) || /^[|>]|[\r\n]/.test(before)) return null
  const rest = path.slice(way.length)
  const isInList = isPosition(rest[0])
  const isWhole = readAs === 'record' && records === null && !isInList
  if (!isWhole && rest.length === 0) return null
  const inside = isWhole ? rest : rest.slice(1)
  const names = inside.filter((name) => !isPosition(name))
  // The first key of a mapping is a text as long as it has no colon.
  const isFirstKey = quote === '' && (inside.length === 0 || (isAlone && !isPosition(inside.at(-1))))
  if (isKey || isFirstKey) {
    const isOuter = quote !== '' && !hasColon
    const from = isOuter ? start - 1 : start
    const given = others.filter((name) => name !== before + behind)
    return {
      kind: 'key',
      parents: names,
      span: { start: from, end: isOuter && isClosed ? end + 1 : end },
      typed: before,
      hasColon,
      // What a record is called in a mapping, or by its file, it does not say itself.
      given: isInList ? given : [...given, 'id'],
      lineBreak: /\r?\n/.exec(text)?.[0] ?? '\n',
      isInFlow,
      column: from - (text.lastIndexOf('\n', from - 1) + 1),
      isJson,
    }
  }
  if (inside.length === 0) return null
  return {
    kind: 'value',
    field: names.join('.'),
    span: { start, end },
    typed: before,
    quote,
    isClosed,
    isInFlow,
    others: isPosition(inside.at(-1)) ? others : [],
    lacksSpace: false,
    isJson,
  }
}

/** Whether a part of a path is a position in a list. */
function isPosition(name: string | undefined): boolean {
  return name !== undefined && /^\d+$/.test(name)
}
