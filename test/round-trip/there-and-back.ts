import { expect } from '@jest/globals'
import type { ExpandedPage } from '../../src/pipeline/expand-page.ts'
import type { Verb } from '../../src/report/report.ts'
import { fileText, toPage } from '../../src/site/site.ts'
import { expand, hasError } from '../mini-site.ts'

const catalogue = [
  toPage('vereisten/a.md', '---\ntitle: A | b\nbouwblok: data\nmaatregel: c\n---\n').page,
  toPage('vereisten/b.md', '---\ntitle: "`c` *d*"\nbouwblok: [data, "e > f"]\n---\n').page,
  toPage('maatregelen/c.md', '---\ntitle: E\n---\n').page,
]

/** What is taken through a verb: a file's text, and what became of it. */
interface Taken extends ExpandedPage {
  file: string
}

function take(path: string, file: string, verb: Verb): Taken {
  const { page } = toPage(path, file)
  const expanded = expand([...catalogue, page], page, verb)
  return { ...expanded, file: fileText(page, expanded.text) }
}

/**
 * Takes a page through write, build, check, write again and clear, and holds it against promises 1 and 2. Gives whether
 * the page was written: where a directive cannot stand, an error leaves it as it is.
 */
export function thereAndBack(path: string, file: string): boolean {
  const written = take(path, file, 'write')
  holdAlike(path, file, written)
  if (hasError(written)) {
    same(written.file, file, { path, file, what: 'an error leaves the page as it is' })
    return false
  }
  if (written.file === file) return false
  // An end comment that is there already may end the region of a directive planted above it, whatever name it has.
  if (!/<!--\s*\//.test(file))
    same(withoutRegions(written.file), file, { path, file, what: 'nothing changes outside regions' })
  const again = take(path, written.file, 'write')
  same(again.file, written.file, { path, file, what: 'write twice is write once' })
  const cleared = take(path, written.file, 'clear')
  same(cleared.file, take(path, file, 'clear').file, { path, file, what: 'clear takes out what write put in' })
  const checked = take(path, written.file, 'check')
  const found = checked.findings.filter(({ rule }) => rule === 'stale-region' || rule === 'edited-region')
  if (found.length > 0 || hasError(checked))
    expect({ path, file, found: checked.findings }).toEqual({ path, file, found: [] })
  return true
}

/** Cuts out regions by what they look like, so that this does not depend on what finds them when a page is written. */
function withoutRegions(text: string): string {
  return text.replace(
    /(<!--\s*((?:list_|matrix|graph|coverage)\w*)(?:(?!-->)[^])*-->)(?:(?!<!--)[^])*<!-- \/\2 [0-9a-f]{16} -->/gi,
    '$1',
  )
}

/** Whatever becomes of a page when it is written becomes of it in a copy, and `check` says the same of it beforehand. */
function holdAlike(path: string, file: string, written: Taken): void {
  for (const verb of ['build', 'check'] as const) {
    const taken = take(path, file, verb)
    same(taken.file, written.file, { path, file, what: `what ${verb} makes is what write makes` })
    const found = JSON.stringify(taken.findings.filter(({ rule }) => rule !== 'stale-region'))
    same(found, JSON.stringify(written.findings), { path, file, what: `what ${verb} says is what write says` })
  }
}

function same(text: string, expected: string, about: { path: string; file: string; what: string }): void {
  if (text !== expected) expect({ ...about, text }).toEqual({ ...about, text: expected })
}
