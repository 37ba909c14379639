import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { loadSite, mdspliceCompiler, remarkMdsplice, remarkPythonMarkdown } from '../../src/index.ts'
import { copySite, filesIn, fixtures, mdsplice } from '../mini-site.ts'

function parse(source: string): Root {
  return unified().use(remarkPythonMarkdown).parse(source)
}

/** Type and offsets of the nodes of a tree's first floor. */
function outline({ children }: Root): string[] {
  return children.map(({ type, position }) => `${type} ${position?.start.offset}-${position?.end.offset}`)
}

describe('remarkPythonMarkdown', () => {
  test('reads containers and indents as MkDocs does', () => {
    const tree = parse('!!! note inline "A"\n\n    <!-- b -->\n\n- c\n  - d\n')
    expect(outline(tree)).toEqual(['admonition 0-35', 'list 37-46'])
    expect(tree.children[0]).toMatchObject({ kind: 'note inline', title: 'A', children: [{}, { type: 'html' }] })
    expect(tree.children[1]).toMatchObject({ children: [{ type: 'listItem' }, { type: 'listItem' }] })
  })

  test.each([
    ['YAML', '---\na: 1\n---\n\nb\n', ['yaml 0-12', 'paragraph 14-15']],
    ['YAML that ends with dots', '---\na: 1\n...\nb\n', ['yaml 0-12', 'paragraph 13-14']],
    ['lines of metadata', 'a: 1\nb: 2\n\nc\n', ['metadata 0-9', 'paragraph 11-12']],
    ['YAML that is no mapping', '---\na\n---\n\nb\n', ['thematicBreak 0-3', 'heading 4-9', 'paragraph 11-12']],
  ])('cuts front matter where MkDocs does, and keeps it: %s', (_, source, nodes) => {
    expect(outline(parse(source))).toEqual(nodes)
  })

  test('counts no byte order mark in offsets, as remark-parse does', () => {
    const source = '\uFEFF# a\n\nb\n'
    expect(outline(parse(source))).toEqual(outline(unified().use(remarkParse).parse(source)))
  })

  test('gives code its language, its options and its text without the indent of its container', () => {
    expect(parse('- a\n\n    ```py title="b.py"\n    c\n      d\n    ```\n').children[0]).toMatchObject({
      children: [{ children: [{}, { type: 'code', lang: 'py', meta: 'title="b.py"', value: 'c\n  d' }] }],
    })
  })

  test('is not for printing, and says so', () => {
    expect(() => unified().use(remarkPythonMarkdown).use(remarkStringify).processSync('*a*\n')).toThrow(
      /`mdspliceCompiler`/,
    )
  })

  test('reads a tree only when somebody looks into it, and then once', () => {
    const tree = parse('a\n')
    expect(tree.children).toBe(tree.children)
    tree.children = []
    expect(tree).toMatchObject({ type: 'root', children: [], position: { end: { offset: 2 } } })
  })
})

describe('a pipeline with mdspliceCompiler', () => {
  test.each(readdirSync(fixtures))('gives the very bytes of `mdsplice write`: %s', async (name) => {
    const folder = copySite(join(fixtures, name))
    const site = loadSite(folder)
    const pages = filesIn(site.docsDir).filter((path) => site.pages.some((page) => page.path === path))
    const made = (parser: typeof remarkPythonMarkdown): string[] => {
      const pipeline = unified().use(parser).use(remarkMdsplice, { site }).use(mdspliceCompiler)
      return pages.map((path) => {
        const file = join(site.docsDir, path)
        return String(pipeline.processSync(new VFile({ path: file, value: readFileSync(file, 'utf8') })))
      })
    }
    const [ours, others] = [made(remarkPythonMarkdown), made(remarkParse)]
    await mdsplice(folder, 'write')
    const written = pages.map((path) => readFileSync(join(site.docsDir, path), 'utf8'))
    expect(ours).toEqual(written)
    expect(others).toEqual(written)
  })

  test('keeps the byte order mark of bytes, and leaves files alone that are no pages', () => {
    const site = loadSite(join(fixtures, 'filters'))
    const pipeline = unified().use(remarkPythonMarkdown).use(remarkMdsplice, { site }).use(mdspliceCompiler)
    const value = Buffer.from('\uFEFF<!-- list_vereisten bouwblok/data -->\n')
    const page = pipeline.processSync(new VFile({ path: join(site.docsDir, 'new.md'), value }))
    expect(String(page.value)).toMatch(/^\uFEFF<!-- list_vereisten bouwblok\/data -->\n\n\| Vereiste/)
    const other = new VFile({ path: join(site.root, 'README.md'), value })
    expect(pipeline.processSync(other).value).toBe(value.toString())
  })
})

describe('with somebody’s own parser', () => {
  test('what it takes for code or text, where the site shows a directive, is said, and the tree stays as it is', () => {
    const site = loadSite(join(fixtures, 'containers'))
    const pipeline = unified().use(remarkParse).use(remarkMdsplice, { site }).use(remarkStringify)
    const value = '<!-- list_vereisten -->\n\n!!! note\n\n    <!-- list_vereisten bouwblok/data -->\n'
    const file = pipeline.processSync(new VFile({ path: join(site.docsDir, 'new.md'), value }))
    expect(file.messages.map(({ line, ruleId, fatal }) => [line, ruleId, fatal])).toEqual([
      [5, 'misplaced-directive', true],
    ])
    expect(file.messages[0]?.reason).toContain('`remarkPythonMarkdown`')
    expect(String(file)).not.toContain('|')
  })
})
