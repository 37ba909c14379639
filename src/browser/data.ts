/**
 * Lists of texts in an attribute, as `listed` in `src/listings/interactive.ts` writes them: semicolons between lists, commas
 * between texts.
 */
export function readLists(attribute: string | undefined): string[][] {
  if (!attribute) return []
  return attribute
    .split(';')
    .map((list) => list.split(',').map((text) => text.replace(/%25|%2C|%3B/g, decodeURIComponent)))
}
