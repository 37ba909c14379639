import { placed, type Completion, type Proposal } from './completion.ts'
import { usedFieldProposals } from './field-proposals.ts'
import type { OpenPage } from '../known-site.ts'
import { templateNames } from '../../listings/formats/template-view.ts'

/** A tag that is not closed before the cursor, from its last two braces on: `{{#na`. */
const openTag = /^\{\{[ \t]*(?:([#^/&])[ \t]*)?([^\s{}]*)$/

/** In characters: no tag is longer, and what is further up in a template says less. */
const [longestTag, mostText] = [200, 100_000]

/**
 * What can stand in a tag of a template at an offset of a text: the names that there are in its section, and fields.
 *
 * @param text a template, or `mdsplice.yml` with one
 */
export function completeTemplate(page: OpenPage, text: string, offset: number): Completion[] {
  const before = text.slice(Math.max(0, offset - longestTag), offset)
  const tag = openTag.exec(before.slice(Math.max(0, before.lastIndexOf('{{'))))
  if (!tag) return []
  const [, sign = '', typed = ''] = tag
  const open = openSections(text.slice(Math.max(0, offset - mostText), offset - typed.length - sign.length))
  const end = offset + (/^[\p{L}\p{N}_.-]*/u.exec(text.slice(offset, offset + longestTag))?.[0].length ?? 0)
  const span = { start: offset - typed.length, end }
  if (sign === '/') {
    const last = open.at(-1)
    return placed(last === undefined ? [] : [{ label: last, kind: 'field' }], span, typed, { hasSnippets: false })
  }
  const isInRows = open.includes('rows')
  const own: readonly string[] = !isInRows
    ? [...templateNames.answer, ...(open.includes('groups') ? templateNames.group : [])]
    : open.at(-1) === 'rows'
      ? templateNames.row
      : [...templateNames.value, ...templateNames.row]
  const names = own.map((label): Proposal => ({ label, kind: 'option' }))
  const fields = usedFieldProposals(page, isInRows ? page.index.collections.values() : [], [])
  return placed([...names, ...fields], span, typed, { hasSnippets: false })
}

/** The sections that are open at the end of a text, the outermost first. */
function openSections(text: string): string[] {
  const open: string[] = []
  for (const [, sign, name = ''] of text.matchAll(/\{\{[ \t]*([#^/])[ \t]*([^{}\s]+)/g)) {
    if (sign !== '/') open.push(name)
    else if (open.includes(name)) open.length = open.lastIndexOf(name)
  }
  return open
}
