import { toPage } from '../../src/site/site.ts'
import { placesOf } from '../python-markdown/planting.ts'
import { oneOf, type Random } from './random.ts'

/** Directives of which one is planted at each place: every form that a listing has. */
export const directives = [
  '<!-- list_vereisten bouwblok/data -->',
  '<!-- list_vereisten\nbouwblok/data\n-->',
  '<!--list_maatregelen format=list-->',
  '<!-- list_vereisten format=links -->',
  '<!-- list_maatregelen format=count -->',
  '<!-- list_vereisten group=bouwblok -->',
  '<!-- List_Vereisten bouwblok/geen -->',
  '<!-- matrix vereisten bouwblok -->',
  '<!-- graph vereisten maatregelen -->',
] as const

/** Plants up to four directives at random places of a page. */
export function plantDirectives(text: string, random: Random): string {
  const { source, frontMatter } = toPage('page.md', text).page
  const places = placesOf(source, frontMatter.end)
  const chosen = new Set(
    Array.from({ length: oneOf([1, 2, 3, 4], random) }, () => Math.floor(random() * places.length)),
  )
  let planted = ''
  let end = 0
  for (const { offset, before, after } of places.filter((_, index) => chosen.has(index))) {
    planted += source.slice(end, offset) + before + oneOf(directives, random) + after
    end = offset
  }
  return planted + source.slice(end)
}

const lineEnds = {
  LF: (text) => text.replaceAll('\r\n', '\n'),
  CRLF: (text) => text.replace(/\r?\n/g, '\r\n'),
  mixed: (text, random) => text.replace(/\r?\n/g, () => (random() < 0.5 ? '\n' : '\r\n')),
} satisfies Record<string, (text: string, random: Random) => string>

const fileEnds = {
  'final newline': (text) => text.replace(/(?:\r?\n)*$/, /\r\n/.test(text) ? '\r\n' : '\n'),
  'no final newline': (text) => text.replace(/(?:\r?\n)+$/, ''),
} satisfies Record<string, (text: string) => string>

/** A text as some editor may save it, and which of these it is. */
export interface Variant {
  name: string
  text: string
}

/** One of the twelve ways to save a text: three kinds of line ends, with and without final newline and byte order mark. */
export function savedSomehow(text: string, random: Random): Variant {
  const line = oneOf(['LF', 'CRLF', 'mixed'] as const, random)
  const end = oneOf(['final newline', 'no final newline'] as const, random)
  const mark = oneOf(['', '\uFEFF'], random)
  return {
    name: `${line}, ${end}${mark && ', byte order mark'}`,
    text: mark + fileEnds[end](lineEnds[line](text, random)),
  }
}
