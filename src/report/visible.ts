const longest = 300

/** Control characters, line breaks, and what changes the direction of text or cannot be seen. */
const unseen = /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** A text on one line, without anything that a terminal or a build log would obey. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)
}

/** What a page says, as it can stand in a message: visible and of bearable length. */
export function quoted(text: string): string {
  return visible(text.length > longest ? `${text.slice(0, longest)}…` : text)
}
