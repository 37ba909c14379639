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
 * Takes a page through write, write, check, clear and build, and holds it against promises 1 and 2. Gives whether the
 * page was written: where a directive cannot stand, an error leaves it as it is.
 */
export function thereAndBack(path: string, file: string): boolean {
  const written = take(path, file, 'write')
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
  // Where a list goes on right below a region, people are told: without an end comment its items can mean something else.
  if (written.findings.some(({ rule }) => rule === 'crowded-directive')) return true
  const built = take(path, file, 'build')
  if (hasError(built)) expect({ path, file, found: built.findings }).toEqual({ path, file, found: [] })
  // An end comment can make a directive of a comment further down that was none, and in a built page is none.
  const asked = take(path, file, 'check').findings.filter(({ rule }) => rule === 'stale-region').length
  if (asked === written.file.match(endComments)?.length)
    same(words(built.file), words(written.file), { path, file, what: 'build puts in what write puts in' })
  return true
}

const endComments = /<!-- \/\w+ [0-9a-f]{16} -->/gi

/** A text without end comments, comments that keep lists apart, and marks of lines, containers and headings. */
function words(text: string): string {
  return text
    .replace(endComments, '')
    .replaceAll('<!-- -->', '')
    .replace(/[\s>#*]+/g, '')
}

/** Cuts out regions by what they look like, so that this does not depend on what finds them when a page is written. */
function withoutRegions(text: string): string {
  return text.replace(
    /(<!--\s*((?:list_|matrix|graph|coverage)\w*)(?:(?!-->)[^])*-->)(?:(?!<!--)[^])*<!-- \/\2 [0-9a-f]{16} -->/gi,
    '$1',
  )
}

function same(text: string, expected: string, about: { path: string; file: string; what: string }): void {
  if (text !== expected) expect({ ...about, text }).toEqual({ ...about, text: expected })
}
