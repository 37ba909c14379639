import { createRequire } from 'node:module'
import type { RE2JS } from 're2js'
import { InvalidPattern, largestPattern } from './invalid-pattern.ts'
import { readPattern } from './read-pattern.ts'

/** A regular expression that takes time in proportion to the text, whatever it says. */
export interface LinearPattern {
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
