import { createRequire } from 'node:module'
import type { RE2JS } from 're2js'
import { InvalidPattern, largestPattern, mostRepetitions } from './invalid-pattern.ts'

/** A regular expression that takes time in proportion to the text, whatever it says. */
interface LinearPattern {
  test(text: string): boolean
  /** Tells it from other patterns. */
  toString(): string
}

/**
 * Compiles a regular expression as JavaScript reads it with the flag `u`. It is run by RE2, which never goes back in the
 * text; so it cannot look ahead or behind, or ask for what a group has matched.
 *
 * @throws InvalidPattern when it is none, or cannot be run like that
 */
export function linearPattern(source: string): LinearPattern {
  if (source.length > largestPattern) throw new InvalidPattern('large-pattern')
  try {
    new RegExp(source, 'u')
  } catch {
    throw new InvalidPattern('invalid-pattern')
  }
  const { RE2JS: engine } = load()
  const translated = readPattern(source, hasProperty)
  try {
    const compiled = engine.compile(translated)
    return { test: (text) => compiled.test(text), toString: () => `/${source}/u` }
  } catch {
    throw new InvalidPattern('large-pattern')
  }
}

/** Only sites that have a pattern pay for loading the engine. */
function load(): { RE2JS: typeof RE2JS } {
  return createRequire(import.meta.url)('re2js') as { RE2JS: typeof RE2JS }
}

/** Whether the engine knows a property of Unicode by this name. */
function hasProperty(name: string): boolean {
  try {
    load().RE2JS.compile(`\\p{${name}}`)
    return true
  } catch {
    return false
  }
}

/** What `\s` means in JavaScript, as the content of a class; and all else. */
const whiteSpace = String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`
const otherSigns = String.raw`\x00-\x08\x0e-\x1f!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`

const anySign = String.raw`\x00-\x{10ffff}`
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, '0': 0 }

const opening = /\((?:\?(?:<[=!]|[=!:]|<[^>=!]*>|))?/y
const quantifier = /(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/y
const escaped =
  /\\(?:u\{([\da-f]+)\}|u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|u([\da-f]{4})|x([\da-f]{2})|c([a-z])|p\{([^{}]*)\}|([^]))/iy

/**
 * Writes a regular expression of JavaScript (with the flag `u`) as RE2 reads it. Groups are not distinguished, as
 * a test needs none of them.
 *
 * @param source is one, as JavaScript knows already
 * @param hasProperty whether RE2 knows a property of Unicode by this name
 * @throws InvalidPattern for what RE2 cannot do, and for what would be too large
 */
function readPattern(source: string, hasProperty: (name: string) => boolean): string {
  let written = ''
  let isInClass = false
  /** How many characters the open groups have with their repetitions written out, the innermost last; and the last part. */
  const sizes = [0]
  let last = 0
  const grow = (by: number): void => {
    sizes.push((sizes.pop() ?? 0) + by)
    if ((sizes.at(-1) ?? 0) > largestPattern) throw new InvalidPattern('large-pattern')
  }
  for (let at = 0; at < source.length; ) {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
    const wasInClass = isInClass
    let part = character
    let length = character.length
    if (character === '\\') [part, length] = readEscape(source, at, isInClass, hasProperty)
    else if (isInClass) {
      if (character === ']') isInClass = false
      else if (character !== '-') part = literal(character)
    } else if (character === '[') [part, length, isInClass] = openClass(source, at)
    else if (character === '(') [part, length] = openGroup(source, at)
    else if (/[*+?{]/.test(character)) [part, length] = readQuantifier(source, at)
    else if (character === '.') part = String.raw`[^\n\r\x{2028}\x{2029}]`
    else if (!/[)|^$]/.test(character)) part = literal(character)
    if (!isInClass) {
      if (wasInClass) grow((last = 1))
      else if (character === '(') sizes.push(0)
      else if (character === ')') grow((last = sizes.pop() ?? 0))
      else if (/[*+?{]/.test(character)) grow(last * (repetitionsAt(source, at) - 1))
      else if (!/[|^$]/.test(character)) grow((last = 1))
    }
    written += part
    at += length
  }
  return written
}

type Read = [written: string, length: number]

function openClass(source: string, at: number): [...Read, boolean] {
  // RE2 has no empty class.
  if (source.startsWith('[]', at)) return [`[^${anySign}]`, 2, false]
  if (source.startsWith('[^]', at)) return [`[${anySign}]`, 3, false]
  return source.startsWith('[^', at) ? ['[^', 2, true] : ['[', 1, true]
}

function openGroup(source: string, at: number): Read {
  const [opened = ''] = matchAt(opening, source, at)
  if (/<[=!]/.test(opened)) throw new InvalidPattern('lookbehind')
  if (/\?[=!]/.test(opened)) throw new InvalidPattern('lookahead')
  // Flags within a pattern are not known to every version of Node.js.
  if (opened === '(?') throw new InvalidPattern('invalid-pattern')
  return ['(?:', opened.length]
}

/** Whether it takes as much as it can or as little is all the same to a test. */
function readQuantifier(source: string, at: number): Read {
  const [written = '', least, most] = matchAt(quantifier, source, at)
  if (least === undefined) return [written.charAt(0), written.length]
  const [from, to] = [Number(least), Number(most ?? least)]
  if (Math.max(from, to) > mostRepetitions) throw new InvalidPattern('large-pattern')
  return [most === '' ? `{${from},}` : `{${from},${to}}`, written.length]
}

function repetitionsAt(source: string, at: number): number {
  const [, least = '1', most = ''] = matchAt(quantifier, source, at)
  return Math.max(1, Number(least), Number(most))
}

function readEscape(source: string, at: number, isInClass: boolean, hasProperty: (name: string) => boolean): Read {
  const [all = '', ...parts] = matchAt(escaped, source, at)
  const [code, high, low, unit, byte, control, property, character = ''] = parts
  const classed = (content: string): Read => [isInClass ? content : `[${content}]`, all.length]
  const hexadecimal = code ?? unit ?? byte
  if (hexadecimal !== undefined) return [codePoint(Number.parseInt(hexadecimal, 16)), all.length]
  if (high !== undefined && low !== undefined) {
    const pair = [high, low].map((half) => Number.parseInt(half, 16))
    return [codePoint(String.fromCharCode(...pair).codePointAt(0) ?? 0), all.length]
  }
  if (control !== undefined) return [codePoint(control.charCodeAt(0) % 32), all.length]
  if (property !== undefined) return classed(readProperty(property, all.charAt(1) === 'P', hasProperty))
  if (/[1-9k]/.test(character)) throw new InvalidPattern('back-reference')
  if (character === 's') return classed(whiteSpace)
  if (character === 'S') return classed(otherSigns)
  if (character === 'b' && isInClass) return [codePoint(8), all.length]
  if (/[dDwWbB]/.test(character)) return [all, all.length]
  return [codePoint(controls[character] ?? character.charCodeAt(0)), all.length]
}

/** A property as the content of a class: by its name, or by its characters where RE2 knows another name or none. */
function readProperty(property: string, isNegated: boolean, hasProperty: (name: string) => boolean): string {
  const name = property.replace(/^(?:Script|sc|General_Category|gc)=/, '')
  if (/^\w+$/.test(name) && hasProperty(name)) return `\\${isNegated ? 'P' : 'p'}{${name}}`
  return propertyRanges(property, isNegated)
    .map(([from, to]) => `${codePoint(from)}-${codePoint(to)}`)
    .join('')
}

function matchAt(pattern: RegExp, source: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at
  return pattern.exec(source) ?? []
}

function literal(character: string): string {
  return /^[\w\s]$|[^\x00-\x7f]/.test(character) ? character : codePoint(character.codePointAt(0) ?? 0)
}

function codePoint(code: number): string {
  return `\\x{${code.toString(16)}}`
}

const highest = 0x10ffff

/**
 * The code points that have a property of Unicode, or lack it, as ranges with their ends. It takes a tenth of a second,
 * as there is no way to ask but for each of them.
 *
 * @param property a name or `name=value` that JavaScript knows
 */
function propertyRanges(property: string, isNegated: boolean): (readonly [from: number, to: number])[] {
  const key = `${isNegated ? 'P' : 'p'}{${property}}`
  const ranges = known.get(key) ?? readRanges(new RegExp(`\\${key}`, 'u'))
  known.set(key, ranges)
  return ranges
}

const known = new Map<string, [number, number][]>()

function readRanges(pattern: RegExp): [number, number][] {
  const ranges: [number, number][] = []
  for (let code = 0; code <= highest; code++) {
    if (!pattern.test(String.fromCodePoint(code))) continue
    const last = ranges.at(-1)
    if (last?.[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
}
