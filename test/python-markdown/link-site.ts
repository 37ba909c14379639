import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ListItem, PhrasingContent } from 'mdast'
import { linkBetween } from '../../src/listings/link.ts'
import { serialize } from '../../src/markdown/stringify/stringify.ts'
import { link, row, text } from './listings.ts'

/**
 * Has a real MkDocs resolve links to oddly named pages.
 */

/** File names without `.md`. */
export const oddNames = [
  'gewoon',
  'met spatie',
  'twee  spaties',
  'spatie achter ',
  "omgaan_restrisico's",
  '(haakjes)',
  'open(',
  'dicht)',
  '[blok]',
  'blok]',
  '{.accolade}',
  '{{macro}}',
  '"aanhaling"',
  '#hekje',
  'a#b',
  'a?b',
  '?',
  '%41',
  '%',
  '100%',
  '%zz',
  '++a++',
  '`code`',
  'een`tik',
  '$x$',
  'a|b',
  '&amp;',
  'a&b',
  '&copy',
  '<b>',
  'a<b',
  '*a*',
  '_a_',
  'a_b_c',
  '__a__',
  '~a~',
  '^a^',
  '==a==',
  ':smile:',
  'a:b',
  'http:',
  'mailto:x',
  '@naam',
  '!bang',
  '![x]',
  'a;b',
  'a,b',
  'a=b',
  'a+b',
  'a\\b',
  '--8<--',
  '-a',
  'punt.',
  '1. een',
  '[[wiki]]',
  '[^1]',
  '{>>a<<}',
  'caf\u00e9',
  'cafe\u0301',
  '漢字',
  '😀',
  'a\u00a0b',
  "l'été (2)",
]

const config = `site_name: odd
plugins: []
theme:
  name: mkdocs
markdown_extensions: [
  admonition, abbr, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.arithmatex, pymdownx.betterem,
  pymdownx.caret, pymdownx.critic, pymdownx.details, pymdownx.emoji, pymdownx.keys, pymdownx.magiclink, pymdownx.mark,
  pymdownx.smartsymbols, pymdownx.superfences, pymdownx.tilde]
`

interface Built {
  status: number | null
  warnings: string
  /** Per name and form of listing, whether its links lead to the built page. */
  resolved: { name: string; form: string; resolves: boolean }[]
}

/** Builds a site of pages with odd names, and one page in another folder that links to each in a table and a list. */
export function buildLinkSite(python: string): Built {
  const root = mkdtempSync(join(tmpdir(), 'mdsplice-links-'))
  try {
    writeFileSync(join(root, 'mkdocs.yml'), config)
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, 'docs', path)), { recursive: true })
      writeFileSync(join(root, 'docs', path), text)
    }
    for (const name of oddNames) write(`paginas/${name}.md`, `# Doel ${oddNames.indexOf(name)} z\n`)
    write('index.md', '# Begin\n')
    const rows = [row([text('a')]), ...links.map((node) => row([node]))]
    write('lijst/table.md', serialize([{ type: 'table', children: rows }]))
    write('lijst/list.md', serialize([{ type: 'list', children: links.map(item) }]))
    const { status, stderr } = spawnSync(python, ['-m', 'mkdocs', 'build', '--strict'], { cwd: root, encoding: 'utf8' })
    const warnings = stderr
      .split('\n')
      .filter((line) => /WARNING|ERROR/.test(line))
      .join('\n')
    const resolved = ['table', 'list'].flatMap((form) => {
      const hrefs = hrefsOf(join(root, 'site/lijst', form, 'index.html'))
      const resolves = (index: number): boolean => leadsTo(root, form, hrefs[index], `Doel ${index} z`)
      return oddNames.map((name, index) => ({ name, form, resolves: resolves(index) }))
    })
    return { status, warnings, resolved }
  } finally {
    rmSync(root, { recursive: true })
  }
}

const links = oddNames.map((name) => link('naar', linkBetween('lijsten/index.md', `paginas/${name}.md`)))

const item = (node: PhrasingContent): ListItem => ({
  type: 'listItem',
  children: [{ type: 'paragraph', children: [node] }],
})

function hrefsOf(file: string): string[] {
  const html = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return [...html.matchAll(/<a href="([^"]*)">naar<\/a>/g)].map((match) => match[1] ?? '')
}

function leadsTo(root: string, form: string, href: string | undefined, heading: string): boolean {
  if (href === undefined) return false
  const { pathname } = new URL(href.replaceAll('&amp;', '&'), `http://localhost/lijst/${form}/`)
  const file = join(root, 'site', decodeURIComponent(pathname), 'index.html')
  return existsSync(file) && readFileSync(file, 'utf8').includes(heading)
}
