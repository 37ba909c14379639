import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { packageProgram, rumdlProgram } from '../formatters/programs.ts'
import { mdsplice, siteOf } from '../mini-site.ts'

/**
 * What linters say of written pages, by their own settings. Long lines (MD013) and the elements of cards (MD033) are their
 * user's; lists in a list stand at four columns because MkDocs wants that, and MD007 wants to be told.
 */
const queries = {
  table: 'list_vereisten',
  list: 'list_vereisten format=list columns=title,toelichting',
  links: 'list_vereisten format=links',
  count: 'list_vereisten format=count',
  cards: 'list_vereisten format=cards columns=title,toelichting',
  grouped: 'list_vereisten group=fase format=list',
  matrix: 'matrix vereisten by=fase',
  empty: 'list_vereisten fase/geen',
}

let site: string

beforeAll(async () => {
  const page = (title: string, fase: string): string =>
    `---\ntoelichting: Let op *ster* en 1. dit!\nfase: ${fase}\n---\n\n# ${title}\n`
  site = siteOf({
    'mkdocs.yml': 'site_name: Lint\nmarkdown_extensions: [attr_list, md_in_html]\n',
    'docs/vereisten/a.md': page('Archief', 'ontwerp'),
    'docs/vereisten/b.md': page('Beeld & geluid?', 'beheer'),
    ...Object.fromEntries(
      Object.entries(queries).map(([name, query]) => [`docs/${name}.md`, `# Pagina\n\n<!-- ${query} -->\n`]),
    ),
  })
  await mdsplice(site, 'write')
})

function rulesIn([program = '', ...args]: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(program, args, { cwd: site, encoding: 'utf8' })
  expect(stdout + stderr).toContain('MD033')
  return [...new Set((stdout + stderr).match(/\bMD\d{3}\b/g))].filter((rule) => !['MD013', 'MD033'].includes(rule))
}

describe('linters have nothing to say of listings', () => {
  test('markdownlint', () => {
    expect(rulesIn([...packageProgram('markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), 'docs/**/*.md'])).toEqual([])
  })

  test('rumdl for MkDocs', () => {
    writeFileSync(join(site, '.rumdl.toml'), '[global]\nflavor = "mkdocs"\n')
    expect(rulesIn([rumdlProgram, 'check', '--no-cache', 'docs'])).toEqual([])
  })
})
