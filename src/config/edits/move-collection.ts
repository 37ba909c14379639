import { isMap, isScalar, isSeq, visit, type Document, type Node, type Pair, type YAMLMap } from 'yaml'
import { parseYaml } from '../../core/yaml/parse.ts'
import { splice, type Edit } from '../../write/splice.ts'

/** A folder that has another name now. Both relative to the docs directory. */
export interface MovedFolder {
  from: string
  to: string
}

/** A configuration that names the new folder, and the globs that do so. */
export interface MovedConfig {
  text: string
  globs: string[]
}

/**
 * Makes the globs of a collection in `mdsplice.yml` name another folder, and leaves all else as it is, byte by byte. Where
 * the collection has no globs there it gets one, and where there are no collections, those that the site has without.
 *
 * @param text of the file; empty where there is none
 * @param name of the collection, lower case
 * @param collections the names of all collections of the site
 * @returns null where it is written in a way in which that is not certain: with anchors, aliases or tags
 */
export function moveCollection(
  text: string,
  name: string,
  moved: MovedFolder,
  collections: readonly string[],
): MovedConfig | null {
  const contents = plainSettings(text)
  if (contents === undefined) return null
  const pair = contents && pairOf(contents, 'collections')
  if (!pair) return appendCollections(text, name, moved, collections)
  const collection = isMap(pair.value) ? pairOf(pair.value, name) : undefined
  if (!collection) return null
  const pages = isMap(collection.value) ? pairOf(collection.value, 'pages')?.value : undefined
  return pages ? moveGlobs(text, pages, moved) : addGlob(text, collection, moved)
}

/** The same for the pages that the values of a field name; parameters and answers are those of `moveCollection`. */
export function moveFieldPages(text: string, field: string, moved: MovedFolder): MovedConfig | null {
  const pages = plainSettings(text)?.getIn(['fields', field, 'values', 'pages'], true)
  return pages === undefined ? null : moveGlobs(text, pages, moved)
}

/** The settings of a file, null where there are none; undefined where they are written with anchors, aliases or tags. */
function plainSettings(text: string): YAMLMap | null | undefined {
  const parsed = parseYaml(text)
  if ('problem' in parsed || !isPlain(parsed.document)) return undefined
  const contents = parsed.document.contents as Node | null
  return contents === null || isMap(contents) ? contents : undefined
}

function isPlain(document: Document): boolean {
  let isFound = false
  visit(document, {
    Alias: () => {
      isFound = true
      return visit.BREAK
    },
    Node: (_, { anchor, tag }: Node & { anchor?: string }) => {
      if (anchor === undefined && tag === undefined) return undefined
      isFound = true
      return visit.BREAK
    },
  })
  return !isFound
}

function moveGlobs(text: string, pages: unknown, moved: MovedFolder): MovedConfig | null {
  const nodes = isSeq(pages) ? pages.items : [pages]
  const edits: Edit[] = []
  const globs: string[] = []
  for (const node of nodes) {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return null
    const glob = moveGlob(node.value, moved)
    globs.push(glob)
    if (glob === node.value) continue
    const [start, end] = node.range
    const raw = text.slice(start, end)
    const at = raw.indexOf(node.value)
    const isQuoted = /^["']/.test(raw)
    if (at === -1 || (isQuoted ? /["'\\]/ : /[:#,[\]{}"'\\]|^\W/).test(glob)) return null
    edits.push({ start: start + at, end: start + at + node.value.length, text: glob })
  }
  return edits.length === 0 ? null : { text: splice(text, edits), globs }
}

/** A glob with the new folder in the place of the earlier one: all of it, or that part of its path which is another now. */
function moveGlob(glob: string, { from, to }: MovedFolder): string {
  const parts = glob.split('/')
  let [before, after] = [from.split('/'), to.split('/')]
  while (before.length > 0) {
    const at = indexOfRun(parts, before)
    if (at !== -1) return [...parts.slice(0, at), ...after, ...parts.slice(at + before.length)].join('/')
    if (before[0] !== after[0]) break
    ;[before, after] = [before.slice(1), after.slice(1)]
  }
  return glob
}

function indexOfRun(parts: readonly string[], run: readonly string[]): number {
  return parts.findIndex((_, at) => run.every((part, offset) => parts[at + offset] === part))
}

function addGlob(text: string, { key, value }: Pair, { to }: MovedFolder): MovedConfig | null {
  const glob = `${to}/**`
  const start = (key as Node).range?.[0] ?? 0
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1)
  if (!isMap(value)) {
    const isNothing = isScalar(value) && value.value === null && value.source === ''
    if (!isNothing) return null
    const end = ((key as Node).range?.[1] ?? 0) + 1
    return {
      text: insert(text, lineEnd(text, end), `\n${' '.repeat(indent + 2)}pages: ${yamlText(glob)}`),
      globs: [glob],
    }
  }
  const at = value.range?.[0] ?? 0
  if (value.flow) {
    const separator = value.items.length === 0 ? ' ' : ','
    return { text: insert(text, at + 1, ` pages: ${yamlText(glob)}${separator}`), globs: [glob] }
  }
  const own = at - (text.lastIndexOf('\n', at - 1) + 1)
  return { text: insert(text, at, `pages: ${yamlText(glob)}\n${' '.repeat(own)}`), globs: [glob] }
}

function appendCollections(
  text: string,
  name: string,
  { to }: MovedFolder,
  collections: readonly string[],
): MovedConfig {
  const glob = `${to}/**`
  const lines = collections.map((each) =>
    each === name ? `  ${yamlText(each)}:\n    pages: ${yamlText(glob)}\n` : `  ${yamlText(each)}: {}\n`,
  )
  const isOpen = text !== '' && !text.endsWith('\n')
  return { text: insert(text, text.length, `${isOpen ? '\n' : ''}collections:\n${lines.join('')}`), globs: [glob] }
}

function insert(text: string, at: number, added: string): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  return splice(text, [{ start: at, end: at, text: added.replaceAll('\n', lineBreak) }])
}

function lineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset)
  if (lineFeed === -1) return text.length
  return text.charAt(lineFeed - 1) === '\r' ? lineFeed - 1 : lineFeed
}

/** A text as YAML, without quotes where it needs none. */
function yamlText(text: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_./*-]*$/u.test(text) ? text : JSON.stringify(text)
}

/** The name of a collection counts in whatever letters. */
function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && String(key.value).toLowerCase() === name)
}
