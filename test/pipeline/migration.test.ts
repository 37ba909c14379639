import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { contentOf, copySite, filesIn, mdsplice, projectRoot } from '../mini-site.ts'
import { corpus, describeWith, describeWithCorpus, pythonFolder } from '../tools.ts'

const mkdocs = join(pythonFolder, 'current/bin/mkdocs')
/** Its one list is not closed: the hook left it as it is, and so do we. */
const unclosed = 'voldoen-aan-wetten-en-regels/vereisten/aia-38-testen.md'

/** What a table of a built page shows: its headings, and the pages to which the titles lead. */
interface Shown {
  headings: string[]
  pages: string[]
}

/** The real site with a hook of its kind (`test/hooks/columns`), moved by the steps of `docs/migrating.md` alone. */
describeWithCorpus('the move of the real site from its hook, in build mode', () =>
  describeWith(mkdocs, ['--version'], 'built by MkDocs with Material', () => {
    const { directives } = JSON.parse(readFileSync(join(corpus, 'algoritmekader-2025-02/expected.json'), 'utf8')) as {
      directives: { page: string; directive: string; expected: string[] }[]
    }
    const wanted = directives.filter(({ page, expected }) => page !== unclosed && expected.length > 0)
    let site: string
    let before: Record<string, string>
    let warnings: string[]

    beforeAll(async () => {
      site = copySite(join(corpus, 'algoritmekader-2025-02'))
      cpSync(join(projectRoot, 'test/hooks/columns'), join(site, 'hooks'), { recursive: true })
      before = contentOf(join(site, 'docs'))
      const config = readFileSync(join(site, 'mkdocs.yml'), 'utf8')
      writeFileSync(join(site, 'mkdocs.yml'), `${config}\nhooks:\n- hooks/tags.py\n- hooks/lists.py\n`)
      expect((await mdsplice(site, 'init', '--from-hook', '--yes')).code).toBe(0)
      const without = config.replace(/^hooks:\n(?:- .*\n)*/m, '')
      writeFileSync(join(site, 'mkdocs.yml'), `${without}\ndocs_dir: !ENV [DOCS, docs]\n`)
      await mdsplice(site, 'assets', '--out', 'docs/javascripts')
      await mdsplice(site, 'init', '--yes')
      await mdsplice(site, 'build', '--out', 'built')
      warnings = build(site, { DOCS: 'built' })
    }, 300_000)

    test('no page was edited', () => {
      const after = contentOf(join(site, 'docs'))
      expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([
        'javascripts/mdsplice-spreadsheets.js',
        'javascripts/mdsplice.css',
        'javascripts/mdsplice.js',
      ])
    })

    test('every list has its pages, in order, under the headings of the hook', () => {
      const shown = [...new Set(wanted.map(({ page }) => page))].flatMap((page) =>
        tablesOf(site, page).map((table) => ({ page, ...table })),
      )
      expect(shown).toEqual(
        wanted.map(({ page, directive, expected }) => ({
          page,
          headings: headingsFor(directive),
          pages: expected,
        })),
      )
    })

    test('controls stand where the hook had them: a search field, or the filters of the columns shown', () => {
      const withControls = [...new Set(directives.map(({ page }) => page))].flatMap((page) =>
        [...htmlOf(site, page).matchAll(/<div class="mdsplice-interactive"[^>]*?(data-search="no")?>/g)].map(
          ([, search]) => `${page}${search ? ' without search' : ''}`,
        ),
      )
      const asked = wanted.flatMap(({ page, directive, expected }) => {
        if (/_on_/.test(directive)) return []
        if (!/no-search/.test(directive)) return page
        const laws = new Set(expected.map((each) => posix.basename(each).split('-')[0]))
        // Where each page has a law of its own there is nothing to choose.
        const isShared = laws.size > 1 && laws.size < expected.length
        return /list_vereisten/.test(directive) && isShared ? `${page} without search` : []
      })
      expect(asked.filter((each) => each.endsWith(' without search')).length).toBeGreaterThan(5)
      expect(withControls.sort()).toEqual(asked.sort())
    })

    test('the site loads the scripts and styles of these controls', () => {
      const html = htmlOf(site, 'voldoen-aan-wetten-en-regels/vereisten/index.md')
      expect(html).toMatch(/<link rel="stylesheet" href="[./]*javascripts\/mdsplice\.css">/)
      expect(html).toMatch(/<script src="[./]*javascripts\/mdsplice\.js"><\/script>/)
    })

    test('values are labels in the colors of the hook, with icons and links to their pages', () => {
      const html = htmlOf(site, 'voldoen-aan-wetten-en-regels/vereisten/index.md')
      const [row = ''] = /<tr>(?:(?!<\/tr>)[^])*aia-11-systeem-voor-kwaliteitsbeheer[^]*?<\/tr>/.exec(html) ?? []
      const labels = [...row.matchAll(/<a class="mdsplice-tag ([^"]*)" href="([^"]*)">([^]*?)<\/a>/g)]
      expect(
        labels.map(([, classes, link, shown = '']) => [classes, link, shown.replace(/<[^>]*>/g, '').trim()]),
      ).toEqual([
        ['mdsplice-tag-rollen mdsplice-color-deep-orange', '../../rollen/projectleider/', 'Projectleider'],
        ['mdsplice-tag-rollen mdsplice-color-deep-orange', '../../rollen/beleid-en-advies/', 'Beleid en advies'],
        [
          'mdsplice-tag-levenscyclus mdsplice-color-indigo',
          '../../levenscyclus/organisatieverantwoordelijkheden/',
          'Organisatieverantwoordelijkheden',
        ],
      ])
      expect(row.match(/<svg/g)).toHaveLength(3)
    })

    test('every label is there, in the words of the hook, and leads to a page or its section', () => {
      const html = htmlOf(site, 'voldoen-aan-wetten-en-regels/vereisten/aia-11-systeem-voor-kwaliteitsbeheer.md')
      const labels = [...html.matchAll(/<(a|span) class="mdsplice-tag[^>]*>(.*?)<\/\1>/g)].map(([label]) => [
        label.replace(/<[^>]*>/g, '').trim(),
        /href="([^"]*)"/.exec(label)?.[1] ?? '',
      ])
      expect(html).toMatch(/<span class="mdsplice-tag mdsplice-tag-id"[^]*?aia-11<\/span>/)
      expect(labels.filter(([, link]) => link !== '')).toEqual([
        ['Organisatieverantwoordelijkheden', '../../../levenscyclus/organisatieverantwoordelijkheden/'],
        ['Beleid en advies', '../../../rollen/beleid-en-advies/'],
        ['Projectleider', '../../../rollen/projectleider/'],
        ['Governance', '../../../onderwerpen/governance/'],
        ['AI-systeem', '../../ai-verordening/#ai-systeem'],
        ['AI-systeem voor algemene doeleinden', '../../../overhetalgoritmekader/soorten-algoritmes/'],
        ['Hoog risico ai systeem', '../../../overhetalgoritmekader/risico-van-ai-systemen/#hoog-risico-ai-systeem'],
        ['Aanbieder', '../../ai-verordening/#aanbieder'],
      ])
    })

    test('MkDocs warns of nothing but of pictures that the snapshot lacks, and of what pages said before', () => {
      expect(warnings.filter((line) => !/\.(?:png|jpe?g|svg|gif|pdf|docx|xlsx)\b/i.test(line))).toEqual([])
    })

    test('the deliberate differences are listed by one command', async () => {
      const { out } = await mdsplice(site, 'check', '--no-cache', '--reporter', 'json')
      const rules = (JSON.parse(out) as { messages: { rule: string }[] }).messages.map(({ rule }) => rule)
      const counts = ['dangling-reference', 'duplicate-value', 'unclosed-directive'].map(
        (rule) => rules.filter((each) => each === rule).length,
      )
      expect(counts).toEqual([10, 1, 1])
    })
  }),
)

/** Builds a site, and gives the warnings, without the paths of files. */
function build(cwd: string, env: Record<string, string> = {}): string[] {
  const { status, stderr } = spawnSync(mkdocs, ['build', '--quiet'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_MKDOCS_2_WARNING: '1', ...env },
  })
  if (status !== 0) throw new Error(stderr)
  return stderr.split('\n').filter((line) => line.startsWith('WARNING'))
}

function htmlOf(site: string, page: string): string {
  const file = join(site, 'site', page.replace(/(?:index)?\.md$/, ''), 'index.html')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

const titles = ['Vereisten', 'Maatregelen', 'Hulpmiddelen', 'Vereiste', 'Maatregel']

function tablesOf(site: string, page: string): Shown[] {
  const pages = new Set(filesIn(join(site, 'docs')))
  return [...htmlOf(site, page).matchAll(/<table>([^]*?)<\/table>/g)].flatMap(([, table = '']) => {
    const headings = [...table.matchAll(/<th>(.*?)<\/th>/g)].map(([, heading = '']) => heading)
    const title = headings.findIndex((heading) => titles.includes(heading))
    if (title === -1 || title > 1) return []
    const rows = [...table.matchAll(/<tr>\s*<td>([^]*?)<\/tr>/g)].map(([, row = '']) => row.split('<td>')[title] ?? '')
    const links = rows.map((cell) => /href="([^"]*)"/.exec(cell)?.[1] ?? '')
    return [{ headings, pages: links.map((link) => pageAt(page, link, pages)) }]
  })
}

/** The page to which a link of a built page leads. */
function pageAt(page: string, link: string, pages: ReadonlySet<string>): string {
  const from = /(?:^|\/)index\.md$/.test(page) ? posix.dirname(page) : page.replace(/\.md$/, '')
  const path = posix.join(from, decodeURIComponent(link.replace(/&#x27;|&#39;/g, "'"))).replace(/\/$/, '')
  return pages.has(`${path}.md`) ? `${path}.md` : `${path}/index.md`
}

/** The headings that the hook would have for a directive. */
function headingsFor(directive: string): string[] {
  if (/list_vereisten_on_/.test(directive)) return ['ID', 'Vereiste']
  if (/list_maatregelen_on_/.test(directive)) return ['ID', 'Maatregel']
  const [, name = ''] = /list_(\w+)/.exec(directive) ?? []
  const [title = '', ...others] = {
    vereisten: ['Vereisten', 'Wetgeving', 'Rollen', 'Levenscyclus', 'Onderwerpen'],
    maatregelen: ['Maatregelen', 'Rollen', 'Levenscyclus', 'Onderwerpen'],
    hulpmiddelen: ['Hulpmiddelen', 'Rollen'],
  }[name] ?? ['']
  const switched = { Rollen: 'no-rol', Levenscyclus: 'no-levenscyclus', Onderwerpen: 'no-onderwerp' }
  const isShown = (heading: string): boolean =>
    !Object.entries(switched).some(([each, option]) => each === heading && directive.includes(option))
  return [title, ...others.filter(isShown)]
}
