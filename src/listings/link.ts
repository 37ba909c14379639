import { isAddress, webAddress, wellFormed } from '../core/web-address.ts'

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
