/** A place in a page at which a comment is planted. */
export interface Place {
  /** Where the text goes in, a 0-based offset. */
  offset: number
  before: string
  after: string
  kind: Kind
}

export type Kind = 'column zero' | 'indent of the line before' | 'indent of the line after' | 'four deeper' | 'blank lines around' | 'end of line'

/** A page with comments planted, and where each of them begins. */
export interface Planted {
  source: string
  /** By marker. */
  comments: Map<string, { offset: number; kind: Kind }>
}

/** All places of a page: at each line boundary in the indents that matter, and at each line's end. */
export function placesOf(source: string, bodyStart: number): Place[] {
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const places: Place[] = []
  let offset = bodyStart
  let previous = ''
  for (const line of [...source.slice(bodyStart).split('\n'), '']) {
    const own = indentOf(line)
    const last = indentOf(previous)
    const add = (indent: string, kind: Kind): void => {
      if (offset > source.length) return
      const lead = offset > 0 && source.charAt(offset - 1) !== '\n' ? eol : ''
      places.push({ offset, before: `${lead}${indent}`, after: eol, kind })
      if (kind !== 'column zero') return
      for (const each of new Set([last, own])) {
        places.push({ offset, before: `${lead}${eol}${each}`, after: `${eol}${eol}`, kind: 'blank lines around' })
      }
    }
    add('', 'column zero')
    if (last !== '') add(last, 'indent of the line before')
    if (own !== '' && own !== last) add(own, 'indent of the line after')
    if (/^[ \t>]*(?:[-*+]|\d+\.|!!!|\?\?\?|===|:|\[\^)/.test(previous)) add(`${last}    `, 'four deeper')
    if (line.trim() !== '') places.push({ offset: offset + line.trimEnd().length, before: ' ', after: '', kind: 'end of line' })
    previous = line
    offset += line.length + 1
  }
  return places.filter((place) => place.offset <= source.length)
}

function indentOf(line: string): string {
  return /^[ \t>]*/.exec(line)?.[0] ?? ''
}

/** Plants comments at places of a page, which must be in rising order. */
export function plant(source: string, places: readonly Place[]): Planted {
  const comments: Planted['comments'] = new Map()
  let planted = ''
  let end = 0
  for (const [index, place] of places.entries()) {
    const marker = `MK${index}Q`
    planted += source.slice(end, place.offset) + place.before
    comments.set(marker, { offset: planted.length, kind: place.kind })
    planted += `<!-- mdsplice ${marker} -->${place.after}`
    end = place.offset
  }
  return { source: planted + source.slice(end), comments }
}
