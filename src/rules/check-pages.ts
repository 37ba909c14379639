import { lazy, once } from '../core/memoize.ts'
import type { Finding } from '../report/finding.ts'
import type { RuleId } from '../report/rules.ts'
import { checkExpressions } from './expressions.ts'
import { checkCycles } from './cycles.ts'
import { checkPresence } from './presence.ts'
import { checkIds } from './ids.ts'
import { checkReferences } from './references.ts'
import { checkReviews } from './reviewed-references.ts'
import type { RuleGroup } from './rule-group.ts'
import { checkSchemas } from './schemas.ts'
import { checkValues } from './values.ts'
import type { LanguageIndexes, SiteIndex } from '../site/index/site-index.ts'
import { plainPath, type Page } from '../site/page.ts'

/** Every group of rules over front matter and over the site; add yours here. */
const groups: readonly RuleGroup<RuleId>[] = [
  checkReferences,
  checkCycles,
  checkIds,
  checkPresence,
  checkValues,
  checkSchemas,
  checkExpressions,
  checkReviews,
]

/** What a page and its translations lack together is said of the page in the default language alone. */
const saidOnce: ReadonlySet<string> = new Set<RuleId>(['orphan', 'uncovered', 'cycle'])

/** Makes a check of a site's pages by all rules; each page then costs what its front matter holds. */
export function pageChecker(indexes: LanguageIndexes, fingerprint: (page: Page) => string): (page: Page) => Finding[] {
  const checkIn = once((index: SiteIndex) => indexChecker(index, fingerprint))
  const { translations } = indexes.site.config
  const originals = lazy(() => new Map(indexes.in(null).site.pages.map((page) => [plainPath(page), page])))
  return (page) => {
    const found = checkIn(indexes.of(page))(page)
    const isTranslation = translations && page.translation?.language !== translations.defaultLanguage
    if (!isTranslation || !found.some(({ rule }) => saidOnce.has(rule))) return found
    const original = originals().get(plainPath(page))
    const said = new Set(original && checkIn(indexes.in(null))(original).map(lackIn))
    return found.filter((finding) => !saidOnce.has(finding.rule) || !said.has(lackIn(finding)))
  }
}

function indexChecker(index: SiteIndex, fingerprint: (page: Page) => string): (page: Page) => Finding[] {
  const checks = groups.flatMap((group) => group(index, fingerprint) ?? [])
  return (page) => {
    const found: Finding[] = []
    for (const check of checks) check(page, (finding) => found.push(finding), found)
    return found
  }
}

function lackIn({ rule, details }: Finding): string {
  return JSON.stringify([rule, details])
}
