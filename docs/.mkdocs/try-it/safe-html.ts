import { siteUri } from './site-files.ts'

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
    for (const { name, value } of [...element.attributes])
      if (!attributes.has(name) || (name === 'href' && !isHarmless(value))) element.removeAttribute(name)
  }
  return body.innerHTML
}

function isHarmless(href: string): boolean {
  return URL.canParse(href, siteUri) && protocols.has(new URL(href, siteUri).protocol)
}
