import { spanOf } from '../../core/span.ts'
import type { Directive } from '../../directives/directive.ts'
import type { Request } from '../../directives/kinds/registry.ts'
import type { PageRegions } from '../../directives/regions/find-regions.ts'
import type { SiteQueries } from '../../directives/site-queries.ts'
import type { Answer, Group } from '../../listings/answer.ts'
import type { Cells } from '../../listings/cells.ts'
import { reachOf } from './reach.ts'
import type { Finding } from '../../report/finding.ts'
import type { Page } from '../../site/page.ts'
import type { Site } from '../../site/site.ts'

/** A site as it was at one time. */
export interface Snapshot {
  site: Site
  queries: SiteQueries
  /** What a directive's listing is made of: while this is the same, so is the listing. */
  materialOf(directive: Directive, page: Page): readonly string[]
  /** The rules that a page breaks; also one that stayed as it was, for another that it names may have come or gone. */
  rulesBrokenBy(page: Page): string
}

/** The pages that a change can affect, by their paths relative to the docs directory. */
export interface AffectedPages {
  /** Those that changed themselves; one that is gone is one of them. */
  changed: ReadonlySet<string>
  /** Those whose lists can differ now; worked out when it is first asked for. */
  relisted(): ReadonlySet<string>
  /** The others, of which the rules say something else now; worked out when it is first asked for. */
  rejudged(): ReadonlySet<string>
}

/** Looks at a site as it is. */
export function snapshotOf(site: Site, queries: SiteQueries): Snapshot {
  const broken = new WeakMap<Page, string>()
  const materials = new WeakMap<Directive, readonly string[]>()
  // A cell can show the title of a page that is not itself listed.
  const showsOtherPages =
    site.config.relations.length > 0 ||
    site.config.fields.some(({ values, link }) => link || (values && 'pages' in values))
  return {
    site,
    queries,
    materialOf(directive, page) {
      const material = materials.get(directive) ?? gather(queries, directive, page, showsOtherPages)
      materials.set(directive, material)
      return material
    },
    rulesBrokenBy(page) {
      const rules = broken.get(page) ?? rulesIn(queries.checkPage(page))
      broken.set(page, rules)
      return rules
    },
  }
}

/** Of a list, what is shown of its pages; of anything else the listing itself. */
function gather(queries: SiteQueries, directive: Directive, page: Page, showsOtherPages: boolean): string[] {
  const { request, comment } = directive
  const asked = request.kind === 'list' ? { request, ...queries.query(request, spanOf(comment), page) } : undefined
  // A template can show any field of the pages.
  if (asked && !asked.answer.format.showsAnyField) {
    const { answer, findings } = asked
    const cells = queries.cellsOn(page, asked.request)
    const facts = answer.pages.map((row) => factsOf(row, cells.titleOf))
    return [...facts, ...findings.map(({ rule }) => rule), ...(showsOtherPages ? cellsOf(cells, answer) : [])]
  }
  const { listing, findings } = queries.answer(directive, page)
  return [JSON.stringify(listing), ...findings.map(({ rule }) => rule)]
}

const knownFacts = new WeakMap<Page, string>()

/** All that a list can show of a page: not its text. */
function factsOf(page: Page, titleOf: (page: Page) => string): string {
  const facts = knownFacts.get(page) ?? writeFacts(page, titleOf(page))
  knownFacts.set(page, facts)
  return facts
}

function writeFacts({ path, source, frontMatter, record }: Page, title: string): string {
  if (!record) return `${path}\n${title}\n${source.slice(0, frontMatter.end)}`
  return JSON.stringify([path, title, record.link, [...frontMatter.fields.values()]])
}

function cellsOf(cells: Cells, { pages, columns, groups }: Answer): string[] {
  const rows = pages.map((row) =>
    columns.map((column) => (column.field === 'title' ? '' : cells.valuesOf(row, column))),
  )
  const labels = (group: Group): unknown => [group.label, group.groups?.map(labels)]
  return [JSON.stringify([rows, groups?.map(labels)])]
}

/**
 * The pages whose listings can differ between two snapshots, by path: those that changed themselves, and those on which a
 * directive is answered differently. With another configuration that is every page.
 *
 * @param changed paths of those that changed themselves
 * @param find gives a page's directives: the same objects for the same page
 * @param requestsOf gives what these ask, where that is known without looking into the page
 */
export function relistedPages(
  before: Snapshot,
  after: Snapshot,
  changed: ReadonlySet<string>,
  find: (page: Page) => PageRegions,
  requestsOf?: (page: Page) => readonly Request[],
): Set<string> {
  return new Set(differing(relistTest(before, after, changed, find, requestsOf)))
}

/** The pages of which the rules say something else, by path: what they name may have come or gone. */
export function rejudgedPages(before: Snapshot, after: Snapshot): Set<string> {
  return new Set(differing(rejudgeTest(before, after)))
}

/** Pages that may differ between two snapshots, and whether one does. */
interface PageTest {
  pages: Iterable<Page>
  isDifferent(page: Page): boolean
}

function differing({ pages, isDifferent }: PageTest): string[] {
  return [...pages].filter(isDifferent).map(({ path }) => path)
}

/** Finds what `relistedPages` gives, page by page. */
export function relistTest(
  before: Snapshot,
  after: Snapshot,
  changed: ReadonlySet<string>,
  find: (page: Page) => PageRegions,
  requestsOf = (page: Page): readonly Request[] => find(page).regions.map(({ directive }) => directive.request),
): PageTest {
  const { pages, config, records } = after.site
  if (config !== before.site.config || records !== before.site.records) return { pages, isDifferent: () => true }
  const reach = reachOf(before.queries, after.queries)
  const isTouched = (request: Request, page: Page): boolean => reach?.touches(request, page) ?? true
  return {
    pages,
    isDifferent: (page) =>
      changed.has(page.path) ||
      (requestsOf(page).some((request) => isTouched(request, page)) &&
        find(page).regions.some(
          ({ directive }) =>
            isTouched(directive.request, page) &&
            !isEqual(before.materialOf(directive, page), after.materialOf(directive, page)),
        )),
  }
}

/** Finds what `rejudgedPages` gives, page by page. */
export function rejudgeTest(before: Snapshot, after: Snapshot): PageTest {
  return {
    pages: reachOf(before.queries, after.queries)?.judged() ?? after.site.pages,
    isDifferent: (page) => before.rulesBrokenBy(page) !== after.rulesBrokenBy(page),
  }
}

function rulesIn(findings: readonly Finding[]): string {
  return findings.map(({ rule }) => rule).join()
}

function isEqual(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((part, index) => part === after[index])
}

/** Finds directives once for each page. */
export function findOnce(find: (page: Page) => PageRegions): (page: Page) => PageRegions {
  const known = new WeakMap<Page, PageRegions>()
  return (page) => {
    const regions = known.get(page) ?? find(page)
    known.set(page, regions)
    return regions
  }
}
