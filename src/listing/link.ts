/**
 * The relative link from one page to another, as MkDocs, Zensical and GitHub resolve it: to the source file, each
 * segment percent-encoded. Paths relative to the docs directory.
 */
export function linkBetween(from: string, to: string): string {
  const [source, target] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared++
  const up = source.slice(shared).map(() => '..')
  return [...up, ...target.slice(shared).map(encodeSegment)].join('/')
}

/**
 * Besides what must be encoded in a URL, all that Python-Markdown or CommonMark might read as syntax. Composed and
 * decomposed accents stay what they are. Measured with MkDocs: of seven forms the only one in which 61 odd file names all
 * resolve.
 */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/**
 * The link of a record: an address stays what it is, a path relative to the docs directory is made relative to the page.
 * Of addresses only those of the web and of mail are known; anything else is a path.
 *
 * @param link as the data file has it
 */
export function recordLink(from: string, link: string | null): string | null {
  if (link === null || link === '') return null
  if (/^(?:https?:\/\/|mailto:)/i.test(link)) return encodeURI(link).replace(/%25(?=[0-9A-F]{2})/gi, '%')
  const hash = link.indexOf('#')
  const [path, anchor] =
    hash === -1 ? [link, ''] : [link.slice(0, hash), `#${encodeURIComponent(link.slice(hash + 1))}`]
  return linkBetween(from, path.replace(/^\/+/, '')) + anchor
}
