const elements: ReadonlySet<string> = new Set(
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr input li ol p pre section strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const attributes: ReadonlySet<string> = new Set(['align', 'checked', 'disabled', 'href', 'start', 'type'])
const protocols: ReadonlySet<string> = new Set(['file:', 'http:', 'https:', 'mailto:'])

/** What Markdown makes, and nothing else: no pictures, which would be asked for elsewhere, and nothing that can run. */
export function safeHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('*')) {
    if (!elements.has(element.localName)) element.replaceWith(element.getAttribute('alt') ?? element.textContent ?? '')
    for (const { name } of [...element.attributes]) if (!attributes.has(name)) element.removeAttribute(name)
    if (element instanceof HTMLAnchorElement && !protocols.has(element.protocol)) element.removeAttribute('href')
  }
  return body.innerHTML
}
