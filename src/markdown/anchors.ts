import type { Dialect } from './dialect.ts'

/** What can be behind `#` in a link to a page. */
export interface Anchors {
  has(anchor: string): boolean
  /** Whether there are no others: nothing puts more text into the page when it is built. */
  areAll: boolean
  /** Those that there probably are. */
  known: readonly string[]
}

/** What puts text into a page when it is built, with sections that its source does not have: snippets, macros, lists. */
const generators = /-8<-|\{\{|\{%|^:::|<!--\s*list/im

/** Identifiers that are written out: in HTML, and in attribute lists. */
const written = [/\b(?:id|name)\s*=\s*["']?([^"'\s>}]+)/gi, /\{:?[^{}\n]*?#([\w:.-]+)/g]

/** The texts that get an identifier: of headings in both forms, and of tabs, whose setting can be on. */
const texts = [
  /^[ \t>]*#{1,6}(?!#)(.+)$/gm,
  /^[ \t>]*(?![ \t>])(.+)\n[ \t>]*(?:=+|-+)[ \t]*$/gm,
  /^[ \t>]*={3}[!+]*[ \t]+"(.*)"/gm,
]

/**
 * The anchors of a page. What its headings make of them depends on settings and extensions, so that more may count as one
 * than is.
 *
 * @param source the whole page
 */
export function anchorsOf(source: string, { name, options }: Dialect): Anchors {
  const isDefault = name === 'python-markdown' && Object.keys(options?.extensions.get('toc') ?? {}).every(keepsAnchors)
  const ids = new Set(written.flatMap((pattern) => captured(source, pattern)))
  const [probable, loose] = [new Set<string>(), new Set<string>()]
  for (const text of texts.flatMap((pattern) => captured(source, pattern)).map(withoutEnd))
    if (isDefault && isPlain(text)) ids.add(slugOf(text))
    else {
      probable.add(slugOf(withoutMarkup(text)))
      loose.add(lettersOf(withoutMarkup(text)))
    }
  return {
    // Of equal headings the second has `_1` behind it; footnotes and tabs have anchors of their own.
    has(anchor) {
      const first = anchor.replace(/_\d+$/, '')
      return ids.has(anchor) || ids.has(first) || loose.has(lettersOf(first)) || /^(?:__|fn(?:ref)?:)/.test(anchor)
    },
    areAll: !generators.test(source),
    known: [...ids, ...probable],
  }
}

/** Without the signs and white space behind a heading's text; a regular expression would look at long ones too often. */
function withoutEnd(text: string): string {
  let end = text.length
  while (' \t#'.includes(text.charAt(end - 1)) && end > 0) end--
  return text.slice(0, end).trimStart()
}

/** Settings of `toc` that leave the identifiers as they are. */
function keepsAnchors(setting: string): boolean {
  return !['slugify', 'separator'].includes(setting)
}

/** Whether a heading's text is what readers see, whatever extensions are on. */
function isPlain(text: string): boolean {
  return /^[\p{L}\p{N} ,.;:?!'-]+$/u.test(text) && !/:\S+:|--|\.\./.test(text)
}

/** As `slugify` of Python-Markdown (`markdown/extensions/toc.py`). */
function slugOf(text: string): string {
  const ascii = text.normalize('NFKD').replace(/[^\0-\x7f]/g, '')
  return ascii
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-')
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\{[^{}]*\}\s*$/, '')
    .replace(/<[^<>]*>|:[\w+-]+:/g, '')
    .replace(/\]\([^()]*\)|\]\[[^[\]]*\]/g, ']')
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function captured(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map(([, text = '']) => text)
}
