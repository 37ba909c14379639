import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { parseYaml } from '../../core/yaml/parse.ts'
import { splice, type Edit } from '../../write/splice.ts'

/** A list of a configuration, and an item that it lacks. */
export interface MissingItem {
  setting: 'markdown_extensions' | 'extra_javascript' | 'extra_css'
  /** The name of an extension, or the path of a file. */
  name: string
  /** Settings of the extension that are needed, as lines of YAML at the margin; the first names a setting. */
  lines: readonly string[]
}

/** The block that holds an item, as it is written where the list is new. */
export function settingText({ setting, name, lines }: MissingItem): string {
  return [`${setting}:`, ...itemLines({ name, lines }).map((line) => `  ${line}`)].join('\n')
}

/**
 * Adds an item to a list of a configuration: its text is cut at the place of a YAML node, and all else stays as it is,
 * comments, quotes, indentation and line ends, too.
 *
 * @returns null where the list is written in another way than in lines of its own (between brackets, with anchors, with
 *   tags), or what would come out is not the same configuration with just that item
 */
export function addItem(text: string, item: MissingItem): string | null {
  const parsed = parseYaml(text)
  if ('problem' in parsed || !isPlainBlock(parsed.document.contents)) return null
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const edits = editsFor(text, parsed.document.contents, item)
  if (!edits) return null
  const inOrder = [...edits].sort((a, b) => a.start - b.start)
  const added = splice(
    text,
    inOrder.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', lineBreak) })),
  )
  return isOnlyLonger(parsed.document, added, item) ? added : null
}

/**
 * Adds an item to a list of any configuration, below one of its items.
 *
 * @param lines of YAML at the margin, without the dash of the item
 * @returns null where the list is not written in lines of its own, or what would come out is not the same configuration with
 *   just that item
 */
export function addBelow(text: string, list: YAMLSeq, item: Node, lines: readonly string[]): string | null {
  const indent = isPlainBlock(list) ? dashIndent(text, list) : null
  const parsed = parseYaml(text)
  if (indent === null || 'problem' in parsed) return null
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const edits = belowLine(
    text,
    endOf(item),
    lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
    indent,
  )
  const added = splice(
    text,
    edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', lineBreak) })),
  )
  const after = parseYaml(added)
  const own = parseYaml(lines.join('\n'))
  if ('problem' in after || 'problem' in own) return null
  const [before, now, mine] = [parsed.document, after.document, own.document].map((document) =>
    plain(document.contents),
  )
  return hasJustOneMore(before, now, mine) ? added : null
}

/** Whether two values of YAML are the same, but for one item that some list of the second has more. */
function hasJustOneMore(before: unknown, now: unknown, item: unknown): boolean {
  const [text, added, wanted] = [now, item, before].map((value) => JSON.stringify(value)) as [string, string, string]
  return [text.indexOf(added), text.lastIndexOf(added)].some(
    (at) => at !== -1 && text.slice(0, at).replace(/,$/, '') + text.slice(at + added.length) === wanted,
  )
}

function editsFor(text: string, settings: YAMLMap, item: MissingItem): Edit[] | null {
  const pair = pairOf(settings, item.setting)
  if (!pair) return [appended(text, `${settingText(item)}\n`)]
  const { value } = pair
  if (isEmpty(value)) return belowLine(text, endOf(pair), itemLines(item), indentOf(text, pair.key) + 2)
  if (isMap(value) && isPlainBlock(value) && item.setting === 'markdown_extensions') return inMapping(text, value, item)
  if (!isSeq(value) || !isPlainBlock(value)) return null
  const known = value.items.find((each) => nameIn(each) === item.name)
  if (known === undefined) {
    const indent = dashIndent(text, value)
    return indent === null ? null : belowLine(text, endOf(value), itemLines(item), indent)
  }
  if (isScalar(known)) {
    const indent = dashIndent(text, value)
    if (indent === null) return null
    const below = belowLine(text, endOf(known), item.lines, indent + 4)
    return [{ ...pointAt(endOf(known)), text: ':' }, ...below]
  }
  return isMap(known) ? inExtension(text, known, item) : null
}

/** Extensions as a mapping of their names to their settings. */
function inMapping(text: string, extensions: YAMLMap, item: MissingItem): Edit[] | null {
  if (pairOf(extensions, item.name)) return inExtension(text, extensions, item)
  const [first] = extensions.items
  const indent = indentOf(text, first?.key)
  const lines = item.lines.length === 0 ? [`${item.name}: {}`] : itemLines(item).map((line) => line.slice(2))
  return belowLine(text, endOf(extensions), lines, indent)
}

/** An extension that lacks a setting, or an item in a list of a setting. */
function inExtension(text: string, parent: YAMLMap, { name, lines }: MissingItem): Edit[] | null {
  const pair = pairOf(parent, name)
  if (!pair) return null
  const { value } = pair
  const indent = indentOf(text, pair.key)
  if (isEmpty(value)) return belowLine(text, endOf(pair), lines, indent + 4)
  if (!isMap(value) || !isPlainBlock(value)) return null
  const inner = indentOf(text, value.items[0]?.key)
  const known = pairOf(value, (lines[0] ?? '').split(':', 1)[0] ?? '')
  if (!known) return belowLine(text, endOf(value), lines, inner)
  const list = known.value
  if (!isSeq(list) || !isPlainBlock(list) || !lines[0]?.endsWith(':')) return null
  const dash = dashIndent(text, list)
  const items = lines.slice(1).map((line) => line.replace(/^ {2}/, ''))
  return dash === null ? null : belowLine(text, endOf(list), items, dash)
}

function itemLines({ name, lines }: Pick<MissingItem, 'name' | 'lines'>): string[] {
  return lines.length === 0 ? [`- ${name}`] : [`- ${name}:`, ...lines.map((line) => `    ${line}`)]
}

/** Lines below the one in which an offset is. */
function belowLine(text: string, offset: number, lines: readonly string[], indent: number): Edit[] {
  const lineFeed = text.indexOf('\n', offset)
  const at = lineFeed === -1 ? text.length : text.charAt(lineFeed - 1) === '\r' ? lineFeed - 1 : lineFeed
  return [{ ...pointAt(at), text: lines.map((line) => `\n${' '.repeat(indent)}${line}`).join('') }]
}

function appended(text: string, added: string): Edit {
  const isOpen = text !== '' && !text.endsWith('\n')
  return { ...pointAt(text.length), text: `${isOpen ? '\n' : ''}${added}` }
}

function pointAt(offset: number): { start: number; end: number } {
  return { start: offset, end: offset }
}

/** Where the last scalar of a node ends: the range of a collection goes on to the next line with text. */
function endOf(node: unknown): number {
  if (isScalar(node)) return node.range?.[1] ?? 0
  if (isMap(node) || isSeq(node)) {
    if (node.flow) return node.range?.[1] ?? 0
    return endOf(node.items.at(-1))
  }
  const { key, value } = node as Pair
  return isEmpty(value) ? ((key as Node).range?.[1] ?? 0) : endOf(value)
}

/** How many spaces are before the dashes of a list; null where they are not alone before each item. */
function dashIndent(text: string, list: YAMLSeq): number | null {
  const starts = list.items.map((item) => {
    const first = isMap(item) ? item.items[0]?.key : item
    const start = (first as Node | undefined)?.range?.[0] ?? 0
    return /^( *)-[ ]+$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[1]?.length
  })
  const [indent] = starts
  return indent !== undefined && starts.every((each) => each === indent) ? indent : null
}

/** The column of a key; in an item of a list that of the key, not of the dash. */
function indentOf(text: string, key: unknown): number {
  const start = (key as Node | undefined)?.range?.[0] ?? 0
  return start - (text.lastIndexOf('\n', start - 1) + 1)
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === name)
}

function nameIn(item: unknown): string | null {
  if (isScalar(item)) return String(item.value)
  const [pair] = isMap(item) && item.items.length === 1 ? item.items : []
  return pair ? keyOf(pair) : null
}

function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && (value.range?.[0] ?? 0) === (value.range?.[1] ?? 0))
}

/** Whether a collection is written in lines, without tag, anchor or alias. */
function isPlainBlock(node: unknown): node is YAMLMap {
  if (!isMap(node) && !isSeq(node)) return false
  const hasTag = node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')
  return !node.flow && node.items.length > 0 && !node.anchor && !hasTag && !node.items.some((item) => isAlias(item))
}

/** Whether a text says what a document says, and names the item besides. */
function isOnlyLonger(before: Document, text: string, { setting, name, lines }: MissingItem): boolean {
  const parsed = parseYaml(text)
  if ('problem' in parsed || !isMap(parsed.document.contents) || !isMap(before.contents)) return false
  const others = (document: Document): string =>
    JSON.stringify(
      (document.contents as YAMLMap).items.flatMap((pair) =>
        keyOf(pair) === setting ? [] : [[keyOf(pair), plain(pair.value)]],
      ),
    )
  const list = plain(pairOf(parsed.document.contents, setting)?.value)
  const isNamed = JSON.stringify(list).includes(JSON.stringify(name))
  const isSet = lines.every((line) => text.includes(line.trim()))
  return others(before) === others(parsed.document) && isNamed && isSet
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key)
}

function plain(node: unknown): unknown {
  if (isMap(node)) return node.items.map((pair) => [keyOf(pair), plain(pair.value)])
  if (isSeq(node)) return node.items.map(plain)
  return isScalar(node) ? (node.source ?? node.value) : null
}
