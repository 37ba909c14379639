import type { Thing } from './places.ts'
import { pageName } from '../site/page-names.ts'
import { textsIn, fieldNames, fieldOf, type Page } from '../site/page.ts'

/** Says of a page whether it can hold something: cheap, and right in most pages that do not. */
export type MentionTest = (page: Page) => boolean

/**
 * Makes a test of whether a page can name something, so that not every page need be looked through.
 *
 * @param keys the fields whose values name pages, too
 * @param aliases the other names of a field
 */
export function mentionTest(
  thing: Thing,
  { keys, aliases }: { keys: readonly string[]; aliases: readonly string[] },
): MentionTest {
  const words = wordsOf(thing, keys, aliases)
  const inText = new RegExp(words.map(beginning).join('|'), 'i')
  return ({ source, frontMatter }) => {
    if (source.includes('<!--', frontMatter.end) && inText.test(source.slice(frontMatter.end))) return true
    if (thing.kind === 'field') return fieldOf(frontMatter, thing.field) !== undefined
    if (thing.kind !== 'value') return false
    return fieldNames(frontMatter).some((name) =>
      (fieldOf(frontMatter, name)?.values ?? []).some(({ text }) => words.some((word) => text.includes(word))),
    )
  }
}

/** What names it, or is a part of that. */
function wordsOf(thing: Thing, keys: readonly string[], aliases: readonly string[]): string[] {
  if (thing.kind === 'field') return [thing.field, ...aliases]
  if (thing.kind !== 'value') return [thing.name]
  if (thing.pages.length === 0) return [thing.value]
  return thing.pages.flatMap((page) => [pageName(page), ...keys.flatMap((key) => textsIn(page, key))])
}

/** A pattern of its first letters, as far as quotes and white space are written in one way only. */
function beginning(word: string): string {
  return (/^[^\s"'\\]*/.exec(word)?.[0] ?? '').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
