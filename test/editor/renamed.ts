import { join } from 'node:path'
import { knownSite, marked } from './marked.ts'
import { siteOf } from '../mini-site.ts'
import { movePages } from '../../src/editor/rename/move-pages.ts'
import { rename, type Renaming } from '../../src/editor/rename/rename.ts'
import { splice } from '../../src/write/splice.ts'

/** The files of a site, by path. */
export type Files = Readonly<Record<string, string>>

/** The site after a rename at a mark, or why there is none. */
export function renamedIn(site: Files, path: string, mark: string, name: string, hasLinks = true): Files | string {
  const root = siteOf(site)
  const known = knownSite(root)
  const isPage = site[path] === undefined
  const text = site[isPage ? `docs/${path}` : path]?.replace(/^\uFEFF/, '') ?? ''
  const { offset } = marked(text.replace(mark.replace('¦', ''), mark))
  const asked = isPage || path === 'mdsplice.yml' ? path : join(root, path)
  const renaming = rename(known, asked, text, { offset, name, hasLinks }) as Renaming | { refused: string }
  return 'refused' in renaming ? renaming.refused : applied(root, site, renaming)
}

function applied(root: string, site: Files, { edits, moves }: Renaming): Files {
  const changed = Object.entries(site).map(([path, text]): [string, string] => {
    const file = join(root, path)
    const own = edits.filter((edit) => edit.file === file).sort((one, other) => one.start - other.start)
    const bom = text.startsWith('\uFEFF') ? '\uFEFF' : ''
    const move = moves.find(({ from }) => file === from || file.startsWith(`${from}/`))
    const to = move ? move.to + file.slice(move.from.length) : file
    return [to.slice(root.length + 1), bom + splice(text.slice(bom.length), own)]
  })
  return Object.fromEntries(changed)
}

/** The site after a file or folder below `docs` has moved in the editor's list of files. */
export function moved(site: Files, from: string, to: string): Files {
  const root = siteOf(site)
  const known = knownSite(root)
  const isIn = (path: string): boolean => path === from || path.startsWith(`${from}/`)
  const pages = known.site.pages.flatMap(({ path }) =>
    isIn(path) ? [[path, to + path.slice(from.length)] as const] : [],
  )
  const moves = new Map(pages)
  const folders = moves.has(from) ? [] : [{ from, to }]
  const edits = movePages(known, moves, true, folders)
  return applied(root, site, { edits, moves: [{ from: join(root, 'docs', from), to: join(root, 'docs', to) }] })
}

/** The site after a file or folder has moved that is none of its pages. */
export function movedFile(site: Files, from: string, to: string): Files {
  const root = siteOf(site)
  const edits = movePages(knownSite(root), new Map(), true, [], [{ from, to }])
  return applied(root, site, { edits, moves: [{ from: join(root, from), to: join(root, to) }] })
}

/** The lines that differ, as they are now, by file. */
export function changes(before: Files, now: Files | string): Record<string, string[]> | string {
  if (typeof now === 'string') return now
  const lines = (text: string | undefined): string[] => text?.split('\n') ?? []
  return Object.fromEntries(
    Object.entries(now).flatMap(([path, text]) => {
      const old = lines(before[path])
      const different = lines(text).filter((line, at) => line !== old[at])
      return different.length === 0 ? [] : [[path, different]]
    }),
  )
}
