/**
 * A link target as it can stand between the parentheses of a link: what is no part of a URL, or what Python-Markdown
 * and its extensions take for syntax even there, is percent-encoded. What is percent-encoded already stays.
 */
export function encodeUrl(url: string): string {
  return (
    url
      .replace(/[\s\p{Cc}"$'()*<>[\\\]^`{|}]/gu, percentEncode)
      .replace(/&(?=[#a-z0-9.-]*;)/gi, '&amp;')
      // In a query `%2B` is another thing than `+`, so pymdownx.keys (`++key++`) is kept away by a reference.
      .replace(/(?<=\+)\+/g, '&#x2B;')
  )
}

function percentEncode(character: string): string {
  const bytes = new TextEncoder().encode(character)
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
