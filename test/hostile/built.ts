/**
 * Compares what a real MkDocs builds of a site full of hostile texts with what it builds of the same site with plain words.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { mdsplice, temporaryFolder } from '../mini-site.ts'
import { shown } from '../python-markdown/listings.ts'

/** With the extensions of Material's own recommendation, as far as Debian has them. */
const mkdocs = `site_name: x
theme: {name: material, font: false}
plugins: []
nav: [NAV]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - meta
  - tables
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink: {repo_url_shorthand: true, user: a, repo: b, social_url_shorthand: true}
  - pymdownx.mark
  - pymdownx.progressbar
  - pymdownx.smartsymbols
  - pymdownx.snippets: {base_path: [.], check_paths: false}
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
`

/** A site of texts: `files` writes it with whatever stands for each text. */
export interface TextSite {
  texts: readonly string[]
  /** The paths of the pages with listings; only these are built. */
  built: readonly string[]
  files(texts: readonly string[]): Record<string, string>
}

/** What is in a built page: elements with their attributes, and texts. */
export type HtmlNode = string | { tag: string; attributes: Record<string, string>; children: HtmlNode[] }

/** A page as it was built, and as it should have been: that of plain words, with the texts put in for the words. */
export interface BuiltPage {
  path: string
  /** The Markdown that mdsplice wrote. */
  markdown: string
  found: HtmlNode[]
  expected: HtmlNode[]
}

/** Writes the listings of both sites, and has MkDocs build them. */
export async function buildBoth(site: TextSite): Promise<BuiltPage[]> {
  const [hostile, plain] = [await build(site, site.texts), await build(site, wordsFor(site))]
  const [read, put] = changesFor(site)
  return site.built.map((path) => ({
    path,
    markdown: readFileSync(join(hostile, 'out', path), 'utf8'),
    found: normalise(readHtml(hostile, path), ...read),
    expected: normalise(readHtml(plain, path), ...put),
  }))
}

/** What `mdsplice trace` makes of both sites. */
export async function traceBoth(site: TextSite): Promise<{ found: HtmlNode[]; expected: HtmlNode[] }> {
  const traces = [site.texts, wordsFor(site)].map((texts) =>
    mdsplice(putSite(site, texts), 'trace', '--format', 'html'),
  )
  const [hostile, plain] = (await Promise.all(traces)).map(({ out }) => parse(out).childNodes)
  const [read, put] = changesFor(site)
  return { found: normalise(hostile ?? [], ...read), expected: normalise(plain ?? [], ...put) }
}

function wordsFor({ texts }: TextSite): string[] {
  return texts.map((_, index) => `Woord${index}z`)
}

/** How the texts of both are read: in the second the texts are put in for the words. */
function changesFor({ texts }: TextSite): [read: [Change, Change], put: [Change, Change]] {
  const put =
    (how: Change): Change =>
    (text) =>
      text.replace(/Woord(\d+)z/g, (_, index) => how(shown(texts[Number(index)] ?? '')))
  const same: Change = (text) => text
  return [
    [same, same],
    [put(same), put(solid)],
  ]
}

function putSite({ built, files }: TextSite, texts: readonly string[]): string {
  const folder = temporaryFolder()
  const all = { 'mkdocs.yml': mkdocs.replace('NAV', built.join(', ')), 'geheim.md': 'GEHEIM', ...files(texts) }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

async function build(site: TextSite, texts: readonly string[]): Promise<string> {
  const folder = putSite(site, texts)
  const { code, err } = await mdsplice(folder, 'build', '--out', 'out')
  if (code !== 0) throw new Error(err)
  // Links resolve in other tests, and what MkDocs makes of other people's titles is its own.
  for (const path of ['vereisten', 'maatregelen']) rmSync(join(folder, 'out', path), { recursive: true })
  appendFileSync(join(folder, 'mkdocs.yml'), 'docs_dir: out\n')
  const { status, stderr } = spawnSync('mkdocs', ['build', '--quiet'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return folder
}

function readHtml(folder: string, path: string): DefaultTreeAdapterTypes.ChildNode[] {
  return parse(readFileSync(join(folder, 'site', path.replace(/\.md$/, '/index.html')), 'utf8')).childNodes
}

type Change = (text: string) => string

/** The tree without what differs with good reason: ids and links that are made of headings, the insides of comments. */
function normalise(
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  change: Change,
  changeChart: Change,
): HtmlNode[] {
  const merged: HtmlNode[] = []
  for (const node of nodes) {
    if (node.nodeName === '#text') {
      const text = shown(change((node as DefaultTreeAdapterTypes.TextNode).value))
      if (text !== '') merged.push(text)
    } else if (!('attrs' in node)) merged.push(node.nodeName)
    else {
      const isChart = node.attrs.some(({ value }) => value === 'mermaid')
      const isHeading = /^h[1-6]$/.test(node.tagName)
      const attributes = Object.fromEntries(
        node.attrs
          .filter(({ name }) => !(isHeading && name === 'id'))
          .map(({ name, value }) => [
            name,
            name === 'href' && value.startsWith('#') ? '#' : attributeText(name, value, change),
          ]),
      )
      const children = normalise(
        'content' in node ? node.content.childNodes : node.childNodes,
        isChart ? chart(changeChart) : change,
        changeChart,
      )
      merged.push({ tag: node.tagName, attributes, children })
    }
  }
  return merged
}

/** `data-columns` has commas and semicolons of its own; `data-labels` reads what may be an expression as one. */
function attributeText(name: string, value: string, change: Change): string {
  if (name === 'data-columns') return shown(change(value.replace(/%25|%2C|%3B/g, decodeURIComponent)))
  // Which labels there are depends on which texts are expressions; that nothing comes out of the attribute is seen beside it.
  if (name === 'data-groups') return ''
  return name === 'data-labels' ? change(value).replace(/\b(?:soort|groep)-|[()\s-]/g, '') : shown(change(value))
}

/** In a flow chart signs are number codes, and long labels are broken. */
function chart(change: Change): Change {
  return (text) =>
    change(
      text
        .split('\n')
        .map((line) => (/^ +n[0-9a-f]{10}\(?\[/.test(line) ? decoded(line) : line))
        .join('\n'),
    )
}

function decoded(line: string): string {
  return solid(line.replace(/<br>/g, '')).replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}

function solid(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, '')
}
