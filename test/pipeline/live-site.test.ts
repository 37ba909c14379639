import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { copySite, filesIn, fixtures, siteOf } from '../mini-site.ts'
import { randomNumbers } from '../round-trip/random.ts'
import { LiveSite } from '../../src/pipeline/incremental/live-site.ts'
import { run } from '../../src/pipeline/run.ts'
import type { Diagnostic } from '../../src/report/diagnostic.ts'
import { SetupError } from '../../src/report/setup-error.ts'

const names = readdirSync(fixtures)

function checked(cwd: string): readonly Diagnostic[] {
  return run({ verb: 'check', cwd }).diagnostics
}

/** A site of which some files are typed in, and a copy in which all that is typed is saved. */
class TypedSite {
  readonly live: LiveSite
  readonly #typed: string
  readonly #saved: string

  constructor(site: string) {
    this.#typed = copySite(site)
    this.#saved = copySite(site)
    this.live = new LiveSite({ cwd: this.#typed })
  }

  /** Of a page that is not there, as new pages are. */
  read(path: string): string {
    const file = join(this.#saved, path)
    return existsSync(file) ? readFileSync(file, 'utf8') : '---\ntitle: Nieuw\n---\n'
  }

  type(path: string, text: string): void {
    mkdirSync(join(this.#saved, dirname(path)), { recursive: true })
    writeFileSync(join(this.#saved, path), text)
    this.live.setText(join(this.#typed, path), text)
    this.live.update([join(this.#typed, path)])
  }

  /** Saves what was typed, without telling anybody what it is. */
  save(path: string): void {
    writeFileSync(join(this.#typed, path), this.read(path))
    this.live.setText(join(this.#typed, path), null)
    this.live.update([join(this.#typed, path)])
  }

  remove(path: string): void {
    for (const site of [this.#typed, this.#saved]) rmSync(join(site, path), { force: true })
    this.live.setText(join(this.#typed, path), null)
    this.live.update([join(this.#typed, path)])
  }

  get pages(): string[] {
    return filesIn(this.#saved).filter((path) => path.endsWith('.md'))
  }

  expectLikeSaved(): readonly Diagnostic[] {
    const saved = checked(this.#saved)
    expect(this.live.check().diagnostics).toEqual(saved)
    return saved
  }

  expectUnwritten(path: string): void {
    expect(readFileSync(join(this.#typed, path), 'utf8')).not.toBe(this.read(path))
  }
}

describe('a live site', () => {
  test('judges the page that a reference names again, when the reference comes, goes or is corrected', () => {
    const site = new TypedSite(
      siteOf({
        'mkdocs.yml': 'site_name: S\n',
        'mdsplice.yml': `collections: { vereisten: {}, maatregelen: {} }
relations:
  - { from: maatregelen, to: vereisten, field: vereiste, covered: true }
`,
        'docs/vereisten/avg.md': '---\ntitle: AVG\n---\n',
        'docs/vereisten/aia.md': '---\ntitle: AIA\n---\n',
        'docs/maatregelen/m.md': '---\ntitle: M\nvereiste: avg\n---\n',
      }),
    )
    const uncovered = (): string[] =>
      site.live.check().diagnostics.flatMap(({ rule, path }) => (rule === 'uncovered' ? path : []))
    expect(uncovered()).toEqual(['docs/vereisten/aia.md'])
    for (const [vereiste, expected] of [
      ['aia', ['docs/vereisten/avg.md']],
      ['[aia, avg]', []],
      ['x', ['docs/vereisten/aia.md', 'docs/vereisten/avg.md']],
    ] as const) {
      site.type('docs/maatregelen/m.md', `---\ntitle: M\nvereiste: ${vereiste}\n---\n`)
      expect(uncovered()).toEqual(expected)
      site.expectLikeSaved()
    }
  })

  test.each(names)('finds in %s what check finds, at first and after a change that changes nothing', (name) => {
    const site = copySite(join(fixtures, name))
    let live: LiveSite
    try {
      live = new LiveSite({ cwd: site })
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      expect(() => checked(site)).toThrow(error.message)
      return
    }
    const found = checked(site)
    expect(live.check().diagnostics).toEqual(found)
    live.update(filesIn(site).map((path) => join(site, path)))
    expect(live.check().diagnostics).toEqual(found)
  })

  test('unsaved text counts, and the file counts again once it is let go', () => {
    const site = new TypedSite(join(fixtures, 'example'))
    site.expectLikeSaved()
    const path = 'docs/maatregelen/grondslag_vastleggen.md'
    const before = site.read(path)
    site.type(path, before.replace(/^title: .*/m, 'title: Anders'))
    site.expectLikeSaved()
    site.expectUnwritten(path)
    site.type(path, before)
    site.expectLikeSaved()
    site.save(path)
    site.expectLikeSaved()
  })

  test('a page that has never been saved is one of the site, and gone when it is let go', () => {
    const site = new TypedSite(join(fixtures, 'example'))
    site.expectLikeSaved()
    site.type('docs/maatregelen/nieuw.md', '---\ntitle: Nieuw\nfase: ontwerp\n---\n')
    site.expectLikeSaved()
    site.live.readAgain()
    site.expectLikeSaved()
    site.remove('docs/maatregelen/nieuw.md')
    site.expectLikeSaved()
  })

  test('an unsaved configuration counts; one with a mistake leaves the site as it was', () => {
    const site = new TypedSite(join(fixtures, 'example'))
    const before = site.live.check().diagnostics
    const config = site.read('mdsplice.yml')
    expect(() => site.type('mdsplice.yml', `${config}\nunknown: 1\n`)).toThrow(SetupError)
    expect(site.live.check().diagnostics).toEqual(before)
    site.type('mdsplice.yml', config.replace('messages: en', 'messages: nl'))
    site.expectLikeSaved()
  })

  test('front matter that cannot be read while it is typed keeps the last record for other pages', () => {
    const cwd = siteOf({
      'docs/vereisten/a.md': '---\ntitle: A\nfase: ontwerp\n---\n',
      'docs/index.md': '<!-- list_vereisten fase/ontwerp -->\n',
    })
    const live = new LiveSite({ cwd })
    const page = join(cwd, 'docs/vereisten/a.md')
    const listed = live.expand('index.md')
    expect(listed).toContain('[A](vereisten/a.md)')
    const broken = '---\ntitle: "A\nfase: ontwerp\n---\n'
    live.setText(page, broken)
    live.update([page])
    expect(live.check().diagnostics.map(({ path, rule }) => `${path} ${rule}`)).toContain(
      'docs/vereisten/a.md invalid-front-matter',
    )
    expect(live.expand('index.md')).toBe(listed)
    expect(live.expand('vereisten/a.md')).toBe(null)
    writeFileSync(page, broken)
    live.update([page])
    expect(live.check().diagnostics).toEqual(checked(cwd))
    expect(live.expand('index.md')).not.toBe(listed)
    live.setText(page, '---\ntitle: B\nfase: ontwerp\n---\n')
    live.update([page])
    expect(live.expand('index.md')).toContain('[B](vereisten/a.md)')
    expect(live.check().diagnostics.map(({ rule }) => rule)).not.toContain('invalid-front-matter')
  })

  const steps = process.env['MDSPLICE_LONG'] ? 10_000 : 400
  test(`after each of ${steps} random edits it finds what check finds`, () => {
    const numbers = randomNumbers(21)
    const random = (below: number): number => Math.floor(numbers() * below)
    const site = new TypedSite(siteOf(catalogue))
    site.expectLikeSaved()
    for (let step = 0; step < steps; step++) {
      edit(site, random)
      site.expectLikeSaved()
    }
  }, 600_000)
})

test('finds what check finds when edits come while it checks, and pages are asked about meanwhile', () => {
  const numbers = randomNumbers(7)
  const random = (below: number): number => Math.floor(numbers() * below)
  // Fields that the configuration names are always there, because nobody edits this page.
  const kept = '---\neis: aap\nfase: ontwerp\nwie: doe_aap\n---\n'
  const site = new TypedSite(siteOf({ ...catalogue, 'docs/acties/vast.markdown': kept }))
  for (let step = 0; step < 200; step++) {
    const steps = site.live.checkInSteps()
    for (let done = random(60); done > 0 && !steps.next().done; done--);
    edit(site, random)
    const page = site.pages[random(site.pages.length)] ?? ''
    const ofPage = (all: readonly Diagnostic[]): Diagnostic[] => all.filter(({ path }) => path === page)
    const first = ofPage(site.live.checkPages(new Set([page.slice('docs/'.length)])).diagnostics)
    if (random(3) > 0) continue
    const saved = site.expectLikeSaved()
    expect(first).toEqual(ofPage(saved))
  }
}, 600_000)

/** Pages that say much about one another, with mistakes of many kinds. */
const catalogue = {
  'mdsplice.yml': [
    'collections: { eisen: {}, acties: { label: { one: actie, many: acties } } }',
    'relations:',
    '- { from: acties, to: eisen, field: eis, inverse: acties, covered: true }',
    'fields: { fase: { values: [ontwerp, gebruik] }, wie: { values: { pages: "acties/*.md" }, link: true } }',
  ].join('\n'),
  ...Object.fromEntries(
    ['aap', 'noot', 'mies', 'wim'].map((name) => [
      `docs/eisen/${name}.md`,
      `---\ntitle: De ${name}\nid: ${name}-1\nfase: ontwerp\nwie: doe_aap\n---\n\n<!-- tags -->\n<!-- list_acties -->\n`,
    ]),
  ),
  ...Object.fromEntries(
    ['aap', 'noot', 'mies'].map((name) => [
      `docs/acties/doe_${name}.md`,
      `---\ntitle: Doe ${name}\neis: [${name}, noot]\nfase: gebruik\n---\n`,
    ]),
  ),
  'docs/index.md': '<!-- list_eisen fase/ontwerp columns=title,id,acties -->\n\n<!-- trace eisen acties -->\n',
  'docs/fout.md':
    '---\neis: app\n---\n\n<!-- list_eisen fase/ontwrp -->\n<!-- list_eis -->\n<!-- count_eisen wie/doe_mie -->\n',
}

const words = [
  'aap',
  'noot',
  'mies',
  'wim',
  'app',
  'nooit',
  'ontwerp',
  'ontwrp',
  'gebruik',
  'fase',
  'faze',
  'doe_aap',
  'title',
]
const pieces = [
  'é',
  'e\u0301',
  '😀',
  '\r\n',
  '\uFEFF',
  '<!-- list_eisen -->\n',
  'title: "',
  '---\n',
  'fase: gebruik\n',
  '-->',
]

function edit(site: TypedSite, random: (below: number) => number): void {
  const one = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  const path = random(8) === 0 ? `docs/${one(['eisen', 'acties'])}/${one(words)}.md` : one(site.pages)
  const text = site.read(path)
  const at = random(text.length + 1)
  const end = random(2) ? at : Math.min(text.length, at + random(30))
  const reword = (): string => text.replaceAll(one(words), one(words))
  const edits: (() => string | null)[] = [
    () => text.slice(0, at) + one(pieces) + text.slice(end),
    () => text.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'),
    () => text.replaceAll('\r', ''),
    () => (text.startsWith('\uFEFF') ? text.slice(1) : `\uFEFF${text}`),
    () => text.normalize(random(2) ? 'NFD' : 'NFC'),
    () => site.read(one(site.pages)),
    reword,
    reword,
    reword,
    () => null,
  ]
  const next = one(edits)()
  if (next === null) return site.remove(path)
  site.type(path, next)
  if (random(2) === 0 || site.live.check().diagnostics.some(({ rule }) => rule === 'invalid-front-matter'))
    site.save(path)
}
