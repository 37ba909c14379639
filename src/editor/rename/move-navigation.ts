import { join, posix } from 'node:path'
import type { MovedFolder } from '../../config/edits/move-collection.ts'
import { isToml } from '../../config/file-names.ts'
import { entriesOfFolder, navigationFiles } from '../../config/generator/navigation.ts'
import { refusalBelow } from '../../files/path-boundary.ts'
import { readTextBelow } from '../../files/read-text.ts'
import { repositoryRoot } from '../../files/repository-root.ts'
import type { KnownSite } from '../known-site.ts'
import type { FileEdit } from '../locations.ts'
import { replacedName } from './replaced-name.ts'

/** What pages are to be called, by what they are called now: paths relative to the docs directory. */
export type PageMoves = ReadonlyMap<string, string>

/** The navigation with moved pages and folders: in the generator's configuration, and in the files of folders. */
export function moveNavigation(known: KnownSite, moves: PageMoves, folders: readonly MovedFolder[]): FileEdit[] {
  return [...movedNav(known, moves), ...movedFolderFiles(known, moves, folders)]
}

/** The pages in `nav`, which names those of the default language alone. */
function movedNav({ site }: KnownSite, moves: PageMoves): FileEdit[] {
  const { source, entries } = site.navigation
  // Where there is no repository, a configuration can inherit from anywhere.
  if (!source || refusalBelow(repositoryRoot(site.root, site.access), source.file) !== null) return []
  const { translations } = site.config
  const isDefault = (path: string): boolean => translations?.of(path).language === translations?.defaultLanguage
  const plain = (path: string): string => translations?.of(path).path ?? path
  const named = new Map([...moves].filter(([from]) => isDefault(from)).map(([from, to]) => [plain(from), plain(to)]))
  const notation = isToml(source.file) ? 'toml' : 'yaml'
  return entries().flatMap(({ text, start, end }): FileEdit[] => {
    const to = moves.get(text) ?? named.get(text)
    const place = { start, end, written: text, isInDirective: false }
    const fix = to === undefined ? null : replacedName(place, source.text, text, to, notation)
    return fix ? [{ file: source.file, source: source.text, ...fix }] : []
  })
}

/** The `.nav.yml` or `.pages` of folders, whose entries are relative to the folder; what has left it stays as it is. */
function movedFolderFiles({ site }: KnownSite, moves: PageMoves, folders: readonly MovedFolder[]): FileEdit[] {
  const { docsDir, otherFiles, navigation, access } = site
  const names = new Set(
    navigation.plugin ? [navigation.plugin.fileName] : navigationFiles.map(({ fileName }) => fileName),
  )
  const now = (path: string): string => moves.get(path) ?? movedBelow(path, folders)
  return otherFiles.flatMap((path): FileEdit[] => {
    if (!names.has(posix.basename(path))) return []
    const read = readTextBelow(docsDir, path, access)
    if (!('text' in read)) return []
    const source = read.text.replace(/^\uFEFF/, '')
    const folder = posix.dirname(path)
    return entriesOfFolder(source).flatMap(({ text, start, end }): FileEdit[] => {
      const from = posix.join(folder, text)
      const to = posix.relative(now(folder), now(from))
      if (from === now(from) || to === posix.normalize(text) || to.startsWith('..')) return []
      const fix = replacedName({ start, end, written: text, isInDirective: false }, source, text, to)
      return fix ? [{ file: join(docsDir, path), source, ...fix }] : []
    })
  })
}

function movedBelow(path: string, folders: readonly MovedFolder[]): string {
  const folder = folders.find(({ from }) => path === from || path.startsWith(`${from}/`))
  return folder ? folder.to + path.slice(folder.from.length) : path
}
