import { linearPattern } from './linear-pattern.ts'

/** How many characters a file name can have, on all systems that we know of. */
const longestName = 255

/** A pattern that no text matches. */
const nothing = '[]'

/**
 * Checks a name by the setting `file_name`.
 *
 * @param id the last part of the page's `id`, if it has one
 * @returns the pattern that it does not match, with the id in it; undefined when it does, or when there is no id for it
 */
export type FileNameTest = (name: string, id: string | undefined) => string | undefined

/**
 * Compiles the setting `file_name`.
 *
 * @param setting a regular expression in which `{id}` is the last part of the page's `id`
 * @throws InvalidPattern when it is none with every id, or is refused
 */
export function fileNameTest(setting: string): FileNameTest {
  // The id that makes the largest pattern; whatever passes both has `{id}` where any text can stand.
  linearPattern(withId(setting, '.'.repeat(longestName)))
  const withoutId = linearPattern(setting.replaceAll('{id}', nothing))
  const asksForId = setting.includes('{id}')
  return (name, id) => {
    if (asksForId && id === undefined) return undefined
    // An id that the name does not hold can be no part of it.
    const isWithin = asksForId && id !== undefined && name.length <= longestName && name.includes(id)
    const pattern = isWithin ? linearPattern(withId(setting, id)) : withoutId
    return pattern.test(name) ? undefined : withId(setting, id ?? '')
  }
}

function withId(setting: string, id: string): string {
  return setting.replaceAll('{id}', () => id.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
}
