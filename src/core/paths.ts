import { relative, sep } from 'node:path'

/** The way from a folder to a file, with `/` on every system. */
export function posixRelative(folder: string, file: string): string {
  return posixPath(relative(folder, file))
}

/** A path of this system with `/` between its folders. */
export function posixPath(path: string): string {
  return path.split(sep).join('/')
}

/**
 * Compares two paths as MkDocs orders a site's files (`mkdocs.structure.files.get_files`): in each folder first
 * `index` and `README`, then the other files, then the subfolders, each by code point whatever the locale.
 */
export function comparePaths(a: string, b: string): number {
  const as = a.split('/')
  const bs = b.split('/')
  for (let depth = 0; ; depth++) {
    const [left = '', right = ''] = [as[depth], bs[depth]]
    const [leftIsFile, rightIsFile] = [depth === as.length - 1, depth === bs.length - 1]
    if (leftIsFile !== rightIsFile) return leftIsFile ? -1 : 1
    if (left !== right) {
      const byIndex = leftIsFile ? Number(isIndex(right)) - Number(isIndex(left)) : 0
      return byIndex || compareCodePoints(left, right)
    }
    if (leftIsFile) return 0
  }
}

/** Whether a path is the page of its folder: `index.md` or `README.md`. */
export function isIndex(path: string): boolean {
  return /(?:^|\/)(?:index|README)\.[^./]+$/.test(path)
}

const firstSurrogate = 0xd800

/** JavaScript's `<` compares UTF-16 code units, which puts astral characters before U+E000. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  let at = 0
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  if (at === length) return a.length - b.length
  const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)]
  const isAstral = left >= firstSurrogate || right >= firstSurrogate
  return isAstral ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : left - right
}

/** A path as a link has it, without percent encoding; as it is where a `%` encodes nothing. */
export function decodePath(link: string): string {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}
