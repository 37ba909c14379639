/** What JSON may hold as it is, though a terminal or a log obeys it: control characters, text direction, commands. */
const obeyed = /[\u007F-\u009F\u2028-\u202E\u2066-\u2069]|#(?=#\w*\[)/g

/**
 * A value as JSON that can be printed anywhere: it means the same, but nothing in it is an order to a terminal or a build
 * service.
 *
 * @param indent spaces for each level; all on one line without it
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    obeyed,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
