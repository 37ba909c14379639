import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { FileUris } from '../../src/editor/server/file-uris.ts'
import { rangesIn } from '../../src/editor/server/protocol.ts'

test('offsets of a file that is not open become the positions that an editor has, whatever its line ends', () => {
  const piece = fc.constantFrom('a', 'é', '😀', '\r', '\n', '\r\n', '\u2028', 'line\n', 'line\r\n')
  const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(texts, fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), (text, offsets) => {
      const document = TextDocument.create('file:///a.md', '', 0, text)
      const { rangeOf } = rangesIn({ documents: { get: () => undefined } as never }, { file: '/a.md', source: text })
      // In the middle of a line end there is no position; each side has its own opinion.
      const asked = offsets.map((at) => Math.min(at, text.length)).filter((at) => text.slice(at - 1, at + 1) !== '\r\n')
      for (const at of asked) expect(rangeOf({ start: at, end: at }).start).toEqual(document.positionAt(at))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['/site/docs/a.md'],
  ['/site/docs/één 😀.md'],
  ['/site/e\u0301/100% #1?.md'],
  ['/site/..hidden/.pages'],
  ['/site/a"b<c>`{d}^|~.md'],
  ['/a.md'],
])('the URI of %s is that of Node.js', (path) => {
  expect(new FileUris(false).uriOf(path)).toBe(pathToFileURL(path, { windows: false }).href)
})

test.each([
  ['C:\\site\\docs\\één 😀.md', 'file:///C:/site/docs/%C3%A9%C3%A9n%20%F0%9F%98%80.md'],
  ['\\\\server\\share\\site\\a b.md', 'file://server/share/site/a%20b.md'],
])('the URI of %s, on Windows', (path, uri) => {
  expect(new FileUris(true).uriOf(path)).toBe(uri)
})

test.each([
  ['file:///c%3A/site/caf%c3%a9.md', 'C:\\site\\café.md'],
  ['file:///c:/site/caf%C3%A9.md', 'C:\\site\\café.md'],
  ['file:///C:/site/café.md', 'C:\\site\\café.md'],
  ['file:///C%3A/site/caf%C3%A9.md', 'C:\\site\\café.md'],
  ['file:///c%3a/site/%63afé.md', 'C:\\site\\café.md'],
  ['file://server/share/a.md', '\\\\server\\share\\a.md'],
  ['file:///c:/a%2Fb.md', null],
  ['file:///c:/a%5cb.md', null],
  ['untitled:Untitled-1', null],
  ['vscode-remote://host/a.md', null],
])('%s is one file, on Windows', (uri, path) => {
  const uris = new FileUris(true)
  expect(uris.pathOf(uri)).toBe(path)
  if (path !== null) expect(uris.uriOf(path)).toBe(uri)
})

test.each([
  ['file:///site/caf%c3%a9.md', '/site/café.md'],
  ['file:///site/caf%C3%A9.md', '/site/café.md'],
  ['file:///site/café.md', '/site/café.md'],
  ['file://localhost/site/a.md', '/site/a.md'],
  ['file://host/site/a.md', null],
  ['file:///a%2Fb.md', null],
  ['file:///%E0%A4%A', null],
])('%s is one file, elsewhere', (uri, path) => {
  const uris = new FileUris(false)
  expect(uris.pathOf(uri)).toBe(path)
  if (path !== null) expect(uris.uriOf(path)).toBe(uri)
})

test('what the client has not named is spelt as the nearest folder that it has', () => {
  const uris = new FileUris(true)
  uris.pathOf('file:///c%3A/s%c3%a9')
  expect(uris.uriOf('C:\\sé\\docs\\a b.md')).toBe('file:///c%3A/s%c3%a9/docs/a%20b.md')
  uris.pathOf('file:///C:/s%C3%A9/docs/a%20b.md')
  expect(uris.uriOf('C:\\sé\\docs\\a b.md')).toBe('file:///C:/s%C3%A9/docs/a%20b.md')
  expect(uris.uriOf('C:\\sé\\docs\\c.md')).toBe('file:///c%3A/s%c3%a9/docs/c.md')
})
