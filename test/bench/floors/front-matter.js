// @ts-check
import { parse } from 'yaml'

/**
 * Parses a page's front matter as a plain script would: to values, without places.
 *
 * @param {string} text
 */
export function parseFrontMatter(text) {
  const yaml = /^---\r?\n([^]*?)\r?\n---/.exec(text)?.[1]
  if (yaml === undefined) return
  try {
    parse(yaml)
  } catch {
    // A real site has pages with broken front matter. A floor has no more to do with them.
  }
}
