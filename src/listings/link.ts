import { isAddress, webAddress, wellFormed } from '../core/web-address.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { plainPath, type Page } from '../site/page.ts'

/**
 * The relative link from one page to another, as MkDocs, Zensical and GitHub resolve it: to the source file, each
 * segment percent-encoded. Paths relative to the docs directory.
 */
export function linkBetween(from: string, to: string): string {
  return linksFrom(from)(to)
}

/**
 * Makes the links from one page to others. The way to a folder is looked for once: most listings lead to a single one.
 */
export function linksFrom(from: string): (to: string) => string {
  const source = from.split('/').slice(0, -1)
  const ways = new Map<string, string>()
  return (to) => {
    const folder = to.slice(0, to.lastIndexOf('/') + 1)
    const way = ways.get(folder) ?? wayBetween(source, folder.split('/').slice(0, -1))
    ways.set(folder, way)
    return way + encodeSegment(to.slice(folder.length))
  }
}

function wayBetween(source: readonly string[], target: readonly string[]): string {
  let shared = 0
  while (shared < source.length && shared < target.length && source[shared] === target[shared]) shared++
  const up = source.slice(shared).map(() => '..')
  return [...up, ...target.slice(shared).map(encodeSegment)].map((segment) => `${segment}/`).join('')
}

/**
 * The relative address from one built page to another, as MkDocs builds them: for what no renderer resolves, such as a
 * diagram's links. Begins with a dot: older Mermaid takes no other relative address. Paths relative to the docs
 * directory.
 *
 * @param useDirectoryUrls as in `mkdocs.yml`: whether `a/b.md` is built as `a/b/` or as `a/b.html`
 */
export function addressBetween(from: string, to: string, useDirectoryUrls: boolean): string {
  const address = (path: string): string => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const name = path.slice(folder.length).replace(/\.[^.]*$/, '')
    if (/^(?:index|README)$/.test(name)) return useDirectoryUrls ? folder : `${folder}index.html`
    return folder + name + (useDirectoryUrls ? '/' : '.html')
  }
  const link = linkBetween(address(from), address(to))
  return link.startsWith('.') ? link : `./${link}`
}

/**
 * Besides what must be encoded in a URL, all that Python-Markdown or CommonMark might read as syntax. Composed and
 * decomposed accents stay what they are. Measured with MkDocs: of seven forms the only one in which 61 odd file names
 * all resolve.
 */
function encodeSegment(segment: string): string {
  if (/^[\w.-]*$/.test(segment)) return segment
  return encodeURIComponent(wellFormed(segment)).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/**
 * The link of a record: an address stays what it is, a path relative to the docs directory is made relative to the
 * page. Null when there is none, or an address that no browser can read.
 *
 * @param link as the data file has it
 */
export function recordLink(from: string, link: string | null): string | null {
  return linkOfRecord(link, (path) => linkBetween(from, path))
}

/**
 * The address of a record in the built site, as `addressBetween` and `recordLink` have it.
 *
 * @param addressTo gives the address of a page, by its path
 */
export function recordAddress(from: string, link: string | null, addressTo: (path: string) => string): string | null {
  return linkOfRecord(link, (path) => (/\.(?:md|markdown)$/.test(path) ? addressTo(path) : linkBetween(from, path)))
}

function linkOfRecord(link: string | null, linkTo: (path: string) => string): string | null {
  if (link === null || link === '') return null
  if (isAddress(link)) return webAddress(link)
  const hash = link.indexOf('#')
  const [path, anchor] =
    hash === -1 ? [link, ''] : [link.slice(0, hash), `#${encodeURIComponent(wellFormed(link.slice(hash + 1)))}`]
  return linkTo(path.replace(/^\/+/, '')) + anchor
}

/**
 * Makes the links from a page to others: to their files, as MkDocs and mkdocs-static-i18n resolve them. Where a page is
 * not in the site of the language of the page that links, only its address leads there: the plugin takes the link to its
 * file for one to its translation (`I18nFiles.get_file_from_path` of suffix.py and folder.py, 1.3.1).
 */
export function pageLinks(index: SiteIndex, page: Page): (target: Page) => string {
  const linkTo = linksFrom(page.path)
  const { languages } = index
  if (!languages) return ({ path }) => linkTo(path)
  const language = languageOf(index, page)
  const elsewhere = otherLanguagesOf(index, page)
  const { useDirectoryUrls, siteUrl } = index.site
  const addressTo = pageAddresses(index, page)
  return (target) => {
    if (!languages.isShownIn(language, target.path)) {
      // MkDocs takes a relative link that ends in `.html` for one to a file that is missing.
      if (useDirectoryUrls || siteUrl === null) return addressTo(target)
      return new URL(addressBetween('', builtPath(index, target), false), siteUrl).href
    }
    const isReplaced = elsewhere.some((other) => !languages.isShownIn(other, target.path))
    return linkTo(isReplaced ? plainPath(target) : target.path)
  }
}

/**
 * The other languages in which a page is built with the language at the end of its name, for a translation that is
 * missing. A link there that names the language finds no file once its target is translated; one without finds both.
 */
function otherLanguagesOf({ languages, site }: SiteIndex, page: Page): readonly string[] {
  const { translations } = site.config
  if (!languages || translations?.structure !== 'suffix' || !page.translation?.isMarked) return []
  const own = page.translation.language
  return translations.built.filter((language) => language !== own && languages.isShownIn(language, page.path))
}

/** Makes the addresses of pages in the built site, seen from a page. */
export function pageAddresses(index: SiteIndex, page: Page): (target: Page) => string {
  const { languages, site } = index
  const language = languageOf(index, page)
  const from = builtPath(index, page)
  return (target) => {
    const isHere = languages?.isShownIn(language, target.path) ?? true
    const to = isHere ? builtPath(index, page, target) : builtPath(index, target)
    return addressBetween(from, to, site.useDirectoryUrls)
  }
}

/** The path of a page in the built site of the language of another page, as if it stood there without translations. */
export function builtPath(index: SiteIndex, page: Page, target: Pick<Page, 'path' | 'translation'> = page): string {
  const { translations } = index.site.config
  const language = languageOf(index, page)
  // A question that is on no page is asked at the top of the docs folder.
  const path = (target.translation?.path ?? translations?.of(target.path).path ?? target.path) || 'index.md'
  return language === (translations?.defaultLanguage ?? '') ? path : `${language}/${path}`
}

function languageOf({ site }: SiteIndex, { translation }: Page): string {
  return translation?.language ?? site.config.translations?.defaultLanguage ?? ''
}
