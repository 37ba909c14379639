import type { ContainerRole, GenericBlockHead } from './element.ts'
import { isVoid } from '../../html/elements.ts'
import type { MarkdownOptions } from '../../extensions.ts'
import { isMapping } from '../../../core/yaml/parse.ts'

type Content = GenericBlockHead['content']

/** Whether an option of a block has a value that it can have. */
type IsValue = (value: unknown) => boolean

/** A type of block of `pymdownx.blocks`: what may be in its head, and what becomes of its content. */
export interface BlockType {
  /** Whether it has an argument behind a `|`; null when it may have one. */
  hasArgument: boolean | null
  /** Whether the argument is one that it knows. */
  isArgument?: IsArgument
  /** Whether the argument is shown as its title. */
  isTitle: boolean
  /** What it becomes, as `!!!` and its like do, given its argument. */
  roleOf(argument: string): ContainerRole | null
  options: ReadonlyMap<string, IsValue>
  /** Given the argument and its options. */
  contentOf(argument: string, options: Record<string, unknown>): Content
}

type IsArgument = (argument: string) => boolean

const isBoolean: IsValue = (value) => typeof value === 'boolean'
/** `type_html_identifier`, or nothing. */
const isClass: IsValue = (value) => typeof value === 'string' && after(identifier, value, 0) === value.length
const usual = {
  hasArgument: null,
  isTitle: true,
  roleOf: () => null,
  options: new Map(),
  contentOf: () => 'blocks',
} satisfies BlockType

/** The types of blocks that a site has, by name in lower case. */
export function blockTypesOf({ extensions }: MarkdownOptions): Map<string, BlockType> {
  const types = new Map<string, BlockType>()
  const settingsOf = (name: string): Readonly<Record<string, unknown>> | undefined => extensions.get(name)
  const admonition = settingsOf('pymdownx.blocks.admonition')
  if (admonition) {
    types.set('admonition', { ...usual, roleOf: () => 'admonition', options: new Map([['type', isClass]]) })
    for (const name of namesOf(admonition['types'], admonitions))
      types.set(name, { ...usual, roleOf: () => 'admonition' })
  }
  const details = settingsOf('pymdownx.blocks.details')
  if (details) {
    types.set('details', {
      ...usual,
      roleOf: () => 'details',
      options: new Map([
        ['open', isBoolean],
        ['type', isClass],
      ]),
    })
    for (const name of namesOf(details['types'], []))
      types.set(name, { ...usual, roleOf: () => 'details', options: new Map([['open', isBoolean]]) })
  }
  const tab = settingsOf('pymdownx.blocks.tab')
  if (tab) {
    // Only tabs of one style are one set.
    const isLikeTabbed = isAlternate(tab) === isAlternate(settingsOf('pymdownx.tabbed'))
    const options = new Map([
      ['new', isBoolean],
      ['select', isBoolean],
    ])
    types.set('tab', { ...usual, roleOf: () => (isLikeTabbed ? 'tab' : null), hasArgument: true, options })
  }
  const html = settingsOf('pymdownx.blocks.html')
  if (html) types.set('html', htmlBlock(html['custom']))
  if (settingsOf('pymdownx.blocks.definition')) types.set('define', { ...usual, hasArgument: false })
  const captions = settingsOf('pymdownx.blocks.caption')
  if (captions)
    for (const name of namesOf(captions['types'], ['caption', 'figure-caption', 'table-caption']))
      types.set(name, { ...usual, isTitle: false, isArgument: isCaptionArgument })
  if (settingsOf('pymdownx.fancylists'))
    types.set('fancylists', { ...usual, hasArgument: true, isTitle: false, isArgument: isFancyArgument })
  return types
}

function isAlternate(settings: Readonly<Record<string, unknown>> | undefined): boolean {
  return settings?.['alternate_style'] === true
}

const admonitions = 'note attention caution danger error tip hint warning important'.split(' ')

/** A list of names, and of mappings with a name. */
function namesOf(types: unknown, otherwise: readonly string[]): readonly string[] {
  if (!Array.isArray(types)) return otherwise
  return types.map((type) => String(isMapping(type) ? type['name'] : type))
}

const rawElements = new Set('canvas math option pre script style textarea code'.split(' '))
const blockElements = new Set(
  `article aside blockquote body center colgroup details div dl fieldset figcaption figure footer form group header
  hgroup html iframe main map menu nav noscript object ol output progress section table tbody tfoot thead tr ul
  video`.split(/\s+/),
)

const modes = ['auto', 'inline', 'block', 'raw', 'html']

/** `/// html | tag.class#id[attribute=value]` (`pymdownx.blocks.html` 13). */
function htmlBlock(custom: unknown): BlockType {
  const entries = (Array.isArray(custom) ? (custom as unknown[]) : []).filter(isMapping)
  const customModes = new Map(entries.map(({ tag, mode }) => [String(tag), String(mode ?? 'auto')]))
  return {
    hasArgument: true,
    isArgument: (argument) => isSelector(argument, true),
    isTitle: false,
    roleOf: (argument) => (tagOf(argument) === 'details' ? 'details' : null),
    options: new Map([['markdown', (value) => typeof value === 'string' && modes.includes(value.toLowerCase())]]),
    contentOf(argument, options) {
      const tag = tagOf(argument)
      // Whatever stands in one of these is left out (`markdown.serializers`).
      if (isVoid(tag)) return 'raw'
      const own = typeof options['markdown'] === 'string' ? options['markdown'].toLowerCase() : 'auto'
      const mode = own === 'auto' ? (customModes.get(tag) ?? 'auto') : own
      if (mode === 'html') return tag === 'script' || tag === 'style' ? 'raw' : 'html'
      if (mode === 'raw' || (mode === 'auto' && rawElements.has(tag))) return 'raw'
      return mode === 'block' || (mode === 'auto' && blockElements.has(tag)) ? 'blocks' : 'text'
    },
  }
}

/** The element that a selector names. */
function tagOf(selector: string): string {
  return (/^[^#.[\s]+/.exec(selector)?.[0] ?? '').toLowerCase()
}

const identifier = /(?:--|-?[A-Za-z_\x80-\u{10FFFF}])[-\w\x80-\u{10FFFF}]*/uy
const value = /"[^"\\]*"|'[^'\\]*'|[-\w\x80-\u{10FFFF}]+/uy
const space = /[ \t]*/y

/** Whether a text is a selector of one element (`parse_selectors`). */
function isSelector(text: string, needsTag: boolean): boolean {
  let at = needsTag ? after(identifier, text, 0) : 0
  if (needsTag && at === 0) return false
  for (let ids = 0; at < text.length; ) {
    const mark = text.charAt(at)
    if (mark === '#' && ++ids > 1) return false
    const end = mark === '[' ? afterAttributes(text, at + 1) : after(identifier, text, at + 1)
    if (end === at + 1 || !'#.['.includes(mark)) return false
    at = end
  }
  return true
}

/** Where `name=value …]` ends; the offset itself where it is none. */
function afterAttributes(text: string, start: number): number {
  let at = after(space, text, start)
  while (at < text.length && text.charAt(at) !== ']') {
    const nameEnd = after(identifier, text, at)
    if (nameEnd === at) return start
    const equals = after(space, text, nameEnd)
    const valueStart = after(space, text, equals + 1)
    const end = text.charAt(equals) === '=' ? after(value, text, valueStart) : nameEnd
    if (text.charAt(equals) === '=' && end === valueStart) return start
    at = after(space, text, end)
  }
  return at < text.length ? at + 1 : start
}

/** Where a match ends that begins at an offset; the offset itself where there is none. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

/** `< 1.2 .class` (`Caption.on_validate`). */
function isCaptionArgument(argument: string): boolean {
  const rest = argument.replace(/^[<>] */, '').replace(/^\^?[1-9]\d*(?:\.[1-9]\d*)*(?= |$) */, '')
  return isSelector(rest, false)
}

/** `type=a start=3` (`FancyListBlock.on_validate`). */
function isFancyArgument(argument: string): boolean {
  return argument.split(/\s+/).every((part) => /^(?:type=[aAiI1]|start=-?\d+)$/.test(part))
}

/** The style that a block of `pymdownx.fancylists` asks for, as its numbering has it. */
export function fancyStyleOf(argument: string): string {
  const type = /type=(\S)/.exec(argument)?.[1] ?? '1'
  return { 1: 'decimal', a: 'alpha', A: 'ALPHA', i: 'roman', I: 'ROMAN' }[type] ?? 'decimal'
}
