import type { SeenPage } from './proposal.ts'

/**
 * The folders at the top that hold the same pages in several languages (`en/`, `nl/`), as mkdocs-static-i18n has them: their
 * names are codes of languages, and at least half of the pages of one stand in another at the same place.
 *
 * @param themeLanguage a folder of that name is one, too
 */
export function languageFolders(pages: readonly SeenPage[], themeLanguage: string | undefined): Set<string> {
  const below = new Map<string, Set<string>>()
  for (const { path } of pages) {
    const [, top, rest] = /^([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\/(.+)$/s.exec(path) ?? []
    if (top !== undefined && rest !== undefined) below.set(top, (below.get(top) ?? new Set()).add(rest))
  }
  const found = [...below].filter(([name, paths]) =>
    [...below].some(([other, others]) => {
      const both = [...paths].filter((path) => others.has(path)).length
      return other !== name && both * 2 >= Math.min(paths.size, others.size)
    }),
  )
  const own = themeLanguage !== undefined && below.has(themeLanguage) ? [themeLanguage] : []
  return new Set([...found.map(([name]) => name), ...own])
}
