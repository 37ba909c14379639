import { cutOf, fieldUses } from './front-matter-use.ts'
import { colorsIn, type ColorName } from './hook-chips.ts'
import {
  allOf,
  callsIn,
  entriesOf,
  namesOf,
  readPython,
  sequencesOf,
  tablesIn,
  textOf,
  textsOf,
  type Group,
  type Node,
  type PythonSource,
} from './python-source.ts'

/** A set of labels that a hook puts in place of a comment. */
export interface HookLabelSet {
  /** The comment: `tags`, `tags-ai-act`. */
  name: string
  fields: readonly string[]
  /** Values that are not shown. */
  except: readonly string[]
  /** How the value of a field must begin for the labels to be shown, if that is asked. */
  condition: { field: string; start: string } | null
  /** Sentences: that of pages for which the condition does not hold, and the one before the labels. */
  empty: string | null
  intro: string | null
}

/** How the labels of a field look. */
export interface HookLabel {
  icon: string | null
  /** What is shown when the mouse rests on one. */
  title: string | null
  /** Where values lead, `*` for all others, with `{value}` in it: paths below the docs folder. */
  links: ReadonlyMap<string, string>
  /** By value, `*` for all others. */
  colors: ReadonlyMap<string, ColorName>
  /** Whether a slug is shown as words, and what is replaced in these. */
  inWords: boolean
  replacements: readonly (readonly [from: string, to: string])[]
  /** Whether only the end of a value is shown. */
  isCut: boolean
}

/** A comment that is to become labels, within a regular expression or alone. */
const comment = /<!--(?:\\s[*+]?)?\s*(tags(?:-[\w-]+)?)(?:\\s[*+]?)?\s*-->/i

/** Finds the sets of labels: a comment as a text, in a call that names the function which makes them. */
export function labelSets({ nodes, functions }: PythonSource): HookLabelSet[] {
  const sets = new Map<string, HookLabelSet>()
  for (const { args } of callsIn(nodes, (name) => name === 'sub' || name === 'replace')) {
    const name = comment.exec(textOf(args[0]) ?? '')?.[1]?.toLowerCase()
    const maker = args
      .slice(1)
      .flatMap(namesOf)
      .find((each) => functions.has(each))
    if (name !== undefined && maker !== undefined && !sets.has(name))
      sets.set(name, labelSet(name, functions.get(maker) ?? []))
  }
  return [...sets.values()]
}

function labelSet(name: string, body: readonly Node[]): HookLabelSet {
  const listed = [...allOf(body)].flatMap((node) => (node.kind === 'group' ? listOf(node) : []))
  const uses = fieldUses(body).map(({ field }) => field)
  const fields = listed.length > 0 ? listed : uses
  const except = [...new Set(comparedIn(body))].filter((value) => !fields.includes(value))
  const [start] = [...callsIn(body, (each) => each === 'startswith')].flatMap(({ args }) => textOf(args[0]) ?? [])
  const asked = uses.find((field) => !listed.includes(field)) ?? uses[0]
  if (start === undefined || asked === undefined)
    return { name, fields, except, condition: null, empty: null, intro: null }
  const [first = null, second = null] = textsOf(body)
    .filter((text) => text.split(' ').length > 4)
    .map(sentenceOf)
  const isDenied = namesOf(body.slice(0, indexOfName(body, 'startswith'))).includes('not')
  const [empty, intro] = isDenied ? [first, second] : [second, first]
  return { name, fields, except, condition: { field: asked, start }, empty, intro }
}

/** The texts of a list that has nothing else: `["id", "role"]`. */
function listOf({ open, items }: Group): string[] {
  const texts = items.filter((item) => item.length > 0).map(textOf)
  return open === '[' && texts.length > 1 && texts.every((text) => text !== undefined) ? (texts as string[]) : []
}

function indexOfName(body: readonly Node[], name: string): number {
  return body.findIndex((node) => node.kind === 'name' && node.text === name)
}

/** The texts with which something is compared. */
function comparedIn(body: readonly Node[]): string[] {
  return [...sequencesOf(body)].flatMap((sequence) =>
    sequence.flatMap((node, index) => {
      const next = sequence[index + 1]
      return node.kind === 'sign' && /^[=!]=$/.test(node.text) && next?.kind === 'text' ? [next.text] : []
    }),
  )
}

/** A sentence without elements of HTML, of which a configuration has none. */
function sentenceOf(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Finds how the labels of a field look: in a mapping by the field's name, or in a function whose name ends with it. */
export function labelOf(source: PythonSource, field: string): HookLabel {
  const { nodes, functions } = source
  const slug = field.replaceAll('-', '_')
  const described = [...allOf(nodes)]
    .flatMap((node) => (node.kind === 'group' ? entriesOf(node) : []))
    .find(([key, value]) => key === field && value[0]?.kind === 'group' && value[0].open === '{')?.[1]
  const [, made = []] = [...functions].find(([name]) => name.endsWith(`_${slug}`) && !/filter|cell/.test(name)) ?? []
  const written = described ?? made
  const texts = textsOf(written)
  // What an f-string computes is Python, too.
  const code = [...written, ...texts.flatMap((text) => (text.includes('.replace(') ? readPython(text).nodes : []))]
  return {
    icon: texts.find((text) => /^(?:material|fontawesome|octicons|simple)[-/][\w/-]+$/.test(text)) ?? null,
    title: titleIn(code),
    links: linksIn(source, written),
    colors: colorsIn(written),
    inWords: [...namesOf(nodes), ...namesOf(code)].includes('capitalize'),
    replacements: [...callsIn(code, (name) => name === 'replace')].flatMap(({ args: [from, to] }) => {
      const pair = [textOf(from), textOf(to)] as const
      return pair[0] === undefined || pair[1] === undefined ? [] : [[pair[0], pair[1]] as const]
    }),
    isCut: code.some((_, index) => cutOf(code.slice(index, index + 1)) !== 0) || cutsInText(texts),
  }
}

/** `{id[-6:]}` within an f-string. */
function cutsInText(texts: readonly string[]): boolean {
  return texts.some((text) => /\{\w+\[-?\d+:\]\}/.test(text))
}

/** The title of a link, `[icon](address 'Title')`, or what a mapping calls `title`. */
function titleIn(code: readonly Node[]): string | null {
  const entries = code.flatMap((node) => (node.kind === 'group' ? entriesOf(node) : []))
  const named = textOf(entries.find(([key]) => key === 'title')?.[1])
  return named ?? textsOf(code).flatMap((text) => / '([^']+)'\)$/.exec(text)?.[1] ?? [])[0] ?? null
}

/**
 * Where values lead: a path behind the values that a condition compares, or for all others. The first path of several
 * without a condition is that of the icon, and counts for values that no condition names.
 */
function linksIn({ nodes }: PythonSource, code: readonly Node[]): Map<string, string> {
  const links = new Map<string, string>()
  let values: string[] = []
  let general: string | undefined
  const entries = code.flatMap((node) => (node.kind === 'group' ? entriesOf(node) : []))
  const flat = entries.length > 0 ? entries.flatMap(([, value]) => value) : [...allOf(code)]
  for (const [index, node] of flat.entries()) {
    const before = flat[index - 1]
    if (node.kind === 'name' && /^(?:if|elif)$/.test(node.text)) values = []
    else if (node.kind === 'name' && node.text === 'else') values = ['*']
    else if (node.kind !== 'text') continue
    else if (before?.kind === 'sign' && before.text === '==') values.push(node.text)
    else if (/\.md(?:#|$)/.test(node.text)) {
      const path = node.text.replace(/\{[^{}]*\}/g, '{value}')
      if (values.length === 0) general = path
      for (const value of values) links.set(value, path)
    }
  }
  for (const table of tablesNamedIn(nodes, code))
    for (const [value, path] of table) if (/\.md(?:#|$)/.test(path)) links.set(value, path)
  if (general !== undefined && !links.has('*')) links.set('*', general)
  return links
}

/** The mappings to which code refers by a name in capitals: `PATHS = {…}`. */
function tablesNamedIn(nodes: readonly Node[], code: readonly Node[]): ReadonlyMap<string, string>[] {
  const names = new Set(namesOf(code).filter((name) => /^_?[A-Z][A-Z\d_]+$/.test(name)))
  return nodes.flatMap((node, index) => {
    const value = nodes[index + 2]
    return node.kind === 'name' && names.has(node.text) && value?.kind === 'group' ? tablesIn([value]) : []
  })
}
