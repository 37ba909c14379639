/** The value of an attribute, its signs as references: to Python-Markdown's extensions many are syntax even within a tag. */
export function attribute(value: string): string {
  return value.replace(/[^\p{L}\p{N} ,;()/-]/gu, (sign) => `&#${sign.codePointAt(0)};`)
}
