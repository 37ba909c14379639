import { refusedScalar } from '../core/yaml/pyyaml.ts'
import { canonicalBoolean } from './boolean-values.ts'
import type { Field, FieldValue } from './page.ts'

/**
 * Signs that mean nothing but themselves and are white space to nobody; for anything else the `yaml` package is asked.
 */
const ordinary =
  /^[\n\r\x20-\x7E\u00A1-\u167F\u1681-\u180D\u180F-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\u{10000}-\u{1F9FF}]*$/u

/** A key with what follows it, a member of a list, a comment or nothing, and what they are indented by. */
const content = /^( *)(?:([A-Za-z_][\w-]{0,99}):(?: +(\S.*))?|- +(\S.*)|#.*)?$/

/** Keys that YAML 1.1 takes for true or false, and the word that it takes for nothing. */
const noText = /^(?:y|n|yes|no|on|off|true|false|null)$/i
const nothing = /^null$/i

/** Begins with none of YAML's characters, and holds neither a comment nor a key. */
const plain = /^[\p{L}\p{N}](?:[^:#]|:(?=[^ ])|(?<! )#)*$/u
const quoted = /^(?:'[^']+'|"[^"\\]+")$/
const inBrackets = /^\[(?: *[\p{L}\p{N}][^[\]{},:#"']*(?:,(?! *\])|(?=\])))+\]$/u

/** A key without a value on its line: a list or a mapping may be below it. */
interface Open {
  indent: string | undefined
  /** The last key of the mapping below it. */
  inner: Open | undefined
  /** All keys of the mapping below it. */
  names: Set<string>
}

/**
 * Reads front matter as most pages have it: keys with a scalar behind them, a list in brackets, or a list or a mapping
 * below them; no escapes, no text over several lines. The `yaml` package needs far longer for it, and gives the same
 * (`test/site/simple-front-matter.test.ts` holds this on all corpora and on generated texts).
 *
 * @param yaml what is between the `---` lines
 * @param offset where it begins in the page
 * @returns the fields as written, or null for anything else
 */
export function readSimpleFields(yaml: string, offset: number): Field[] | null {
  if (!ordinary.test(yaml)) return null
  const fields = new Map<string, Field>()
  let field: Field | null = null
  let open: Open | undefined
  for (let at = 0, next = 0; at < yaml.length; at = next) {
    const lineFeed = yaml.indexOf('\n', at)
    next = lineFeed === -1 ? yaml.length : lineFeed + 1
    const [line, indent = '', name, value, item] = content.exec(yaml.slice(at, endOfLine(yaml, at, next))) ?? []
    if (line === undefined) return null
    if (name !== undefined && indent === '') {
      field = readField(name, value, line, offset + at)
      if (!field || fields.has(name)) return null
      fields.set(name, field)
      open = opened(value)
    } else if (name !== undefined) {
      if (!field || !open || field.form === 'list' || !fits(open, indent)) return null
      const part = readField(name, value, line.slice(indent.length), offset + at + indent.length)
      if (!part || open.names.has(name)) return null
      open.names.add(name)
      part.name = `${field.name}.${name}`
      field.form = 'mapping'
      ;(field.parts ??= []).push(part)
      open.inner = opened(value)
    } else if (item !== undefined) {
      const member = readScalar(item, offset + at + line.indexOf(item, indent.length + 1))
      const isInner = field?.form === 'mapping'
      const list = isInner ? open?.inner : open
      if (!field || !member || !list || !fits(list, indent) || (isInner && indent < (open?.indent ?? ''))) return null
      const owner = isInner ? field.parts?.at(-1) : field
      if (!owner) return null
      owner.values.push(member)
      owner.form = 'list'
    }
  }
  return fields.size === 0 ? null : [...fields.values()]
}

/** Where a line ends that begins and goes on as given: without its line end, and without spaces, which mean nothing there. */
function endOfLine(yaml: string, start: number, next: number): number {
  let end = next
  // Without a line feed a carriage return ends no line.
  if (yaml.charCodeAt(end - 1) === lineFeedCode)
    end -= yaml.charCodeAt(end - 2) === carriageReturnCode && end - 2 >= start ? 2 : 1
  while (end > start && yaml.charCodeAt(end - 1) === spaceCode) end--
  return end
}

const [lineFeedCode, carriageReturnCode, spaceCode] = [0x0a, 0x0d, 0x20]

function opened(value: string | undefined): Open | undefined {
  return value === undefined ? { indent: undefined, inner: undefined, names: new Set() } : undefined
}

/** Whether a line is indented as those before it of the same list or mapping. */
function fits(open: Open, indent: string): boolean {
  open.indent ??= indent
  return open.indent === indent
}

function readField(name: string, value: string | undefined, line: string, start: number): Field | null {
  if (noText.test(name)) return null
  const key = { start, end: start + name.length }
  if (value === undefined) return { name, key, form: 'empty', values: [] }
  // The value is the end of its line.
  const from = start + line.length - value.length
  if (value.charAt(0) === '[' && inBrackets.test(value)) {
    const values = readMembers(value, from)
    return values && { name, key, form: 'list', values }
  }
  const scalar = readScalar(value, from)
  return scalar && { name, key, form: 'scalar', values: [scalar] }
}

function readScalar(written: string, start: number): FieldValue | null {
  const end = start + written.length
  if (quoted.test(written)) {
    const text = folded(written.slice(1, -1))
    return text === '' ? null : { text, start, end }
  }
  return plain.test(written) && !nothing.test(written) && !refusedScalar(written)
    ? { text: canonicalBoolean(folded(written)), start, end }
    : null
}

function readMembers(list: string, start: number): FieldValue[] | null {
  const values: FieldValue[] = []
  let at = 1
  for (const member of list.slice(1, -1).split(',')) {
    const text = member.trim()
    if (nothing.test(text) || refusedScalar(text)) return null
    const from = start + at + member.indexOf(text)
    values.push({ text: canonicalBoolean(folded(text)), start: from, end: from + text.length })
    at += member.length + 1
  }
  return values
}

function folded(text: string): string {
  return text.trim().replace(/ {2,}/g, ' ')
}
