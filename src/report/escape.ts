const longest = 300

/** Control characters, line breaks, and what changes the direction of text or cannot be seen. */
const unseen = /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** What a terminal or a log obeys. Line ends and tabs are left, and so is what cannot be seen but is part of words and emoji. */
const obeyed = /(?!\r\n)[^\P{Cc}\t\n]|[\p{Cs}\u2028-\u202E\u2066-\u2069]/gu

/** The colours that `text.ts` and `diff.ts` use and their ends, and links to the page of a rule. */
const colors =
  /(\u001B\[(?:0|1|4|22|24|31|32|33|36|39)m|\u001B\]8;;(?:https:\/\/github\.com\/mdsplice\/mdsplice\/blob\/main\/docs\/rules\/[a-z-]+\.md)?\u001B\\)/

/** GitHub and Forgejo read a line as a command that begins with `::`, after white space too. */
const commandLine = /^((?:\s|\u001B\[\d{1,2}m)*):(?=:)/

/** GitHub and Azure read `##[error]`, Azure `##vso[…]` and TeamCity `##teamcity[…]` anywhere in a line. */
const commandWithin = /#(?=#\w*\[)/g

/** A text on one line, without anything that a terminal or a build log would obey. */
export function escapeLine(text: string): string {
  return text.replace(unseen, escaped)
}

/** What a page says, as it can be in a message: visible and of reasonable length. */
export function excerpt(text: string): string {
  return escapeLine(text.length > longest ? `${text.slice(0, longest)}…` : text)
}

/** A text as a link (OSC 8): terminals that know no links show the text alone. */
export function terminalLink(text: string, url: string): string {
  return `\u001B]8;;${url}\u001B\\${text}\u001B]8;;\u001B\\`
}

/**
 * A text of any number of lines, without control characters and workflow commands; they are shown as `\u{1B}`.
 *
 * @param color whether colours and links to rules stay
 */
export function escapeText(text: string, color = false): string {
  const parts = color ? text.split(colors) : [text]
  return escapeCommands(parts.map((part, index) => (index % 2 === 0 ? part.replace(obeyed, escaped) : part)).join(''))
}

/** A text without the commands that build services read in a log: the first character of each is escaped. */
export function escapeCommands(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(commandLine, (_, before: string) => `${before}${escaped(':')}`))
  return lines.join('\n').replace(commandWithin, escaped)
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
}

/** What JSON may hold as it is, though a terminal or a log obeys it: control characters, text direction, commands. */
const obeyedInJson = /[\u007F-\u009F\u2028-\u202E\u2066-\u2069]|#(?=#\w*\[)/g

/**
 * A value as JSON that can be printed anywhere: it means the same, but nothing in it is an order to a terminal or a build
 * service.
 *
 * @param indent spaces for each level; all on one line without it
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    obeyedInJson,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
