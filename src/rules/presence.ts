import { once } from '../core/memoize.ts'
import { nearest } from '../core/nearest.ts'
import { isIndex } from '../core/paths.ts'
import { keyOf, topOf, type PageCheck, type RuleGroup } from './rule-group.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { fieldOf, plainPath } from '../site/page.ts'

/** What a page lacks: fields, or fields under their usual name, or a collection or a language that it is in. */
export const checkPresence: RuleGroup<
  'page-in-no-collection' | 'missing-field' | 'unbuilt-translation' | 'unusual-field'
> = (index) => {
  const [required, unusual, membership] = [requiredFields(index), unusualFields(index), missingMembership(index)]
  const language = missingLanguage(index)
  return (page, report, found) => {
    required?.(page, report, found)
    unusual(page, report, found)
    membership(page, report, found)
    language?.(page, report, found)
  }
}

/** `missing-field`: fields that the configuration asks of the pages of a collection, missing or empty. */
function requiredFields({ collections, collectionsOf }: SiteIndex): PageCheck<'missing-field'> | null {
  if ([...collections.values()].every(({ collection }) => collection.required.length === 0)) return null
  return (page, report) => {
    for (const { collection } of collectionsOf(page)) {
      for (const field of collection.required) {
        if ((fieldOf(page.frontMatter, field)?.form ?? 'empty') !== 'empty') continue
        report({ rule: 'missing-field', span: keyOf(page, field), details: { field, collection: collection.name } })
      }
    }
  }
}

/** So many times more pages have the field that was meant. */
const commonRatio = 4

/**
 * `unusual-field`: a field that hardly any page of a collection has, on a page that lacks the one of nearly that name
 * which the others have. Fields that the configuration names are meant, and so are two that are together on a page.
 */
function unusualFields(index: SiteIndex): PageCheck<'unusual-field'> {
  const usualName = usualNames(index)
  return (page, report, found) => {
    const { fields } = page.frontMatter
    for (const collection of index.collectionsOf(page)) {
      for (const { name, key } of fields.values()) {
        const meant = usualName(collection, name)
        if (meant === undefined || fields.has(meant) || found.some(({ span }) => span === key)) continue
        report({ rule: 'unusual-field', span: key, details: { field: name, known: [meant] } })
      }
    }
  }
}

/** Finds the name of the field that an unusual one was probably meant to be; undefined where it is meant as it is. */
export function usualNames({ site }: SiteIndex): (collection: CollectionIndex, name: string) => string | undefined {
  const { fields: settings, fieldReferences } = site.config
  const configured = new Set([
    ...settings.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...fieldReferences.map(({ name }) => name),
  ])
  const usualName = once((collection: CollectionIndex) => {
    const commonNames = once((count: number) => collection.fields.filter((name) => collection.countOf(name) >= count))
    const areBothUsed = (name: string, other: string): boolean =>
      [...(collection.postingsOf(name)?.values() ?? [])].some((positions) =>
        positions.some((position) => collection.pages[position]?.frontMatter.fields.has(other)),
      )
    return once((name: string) => {
      const meant = commonNames(commonRatio * collection.countOf(name)).filter((other) => isMisspelt(name, other))
      const nearestName = nearest(name, meant) ?? meant[0]
      return nearestName === undefined || areBothUsed(name, nearestName) ? undefined : nearestName
    })
  })
  return (collection, name) => (configured.has(name) ? undefined : usualName(collection)(name))
}

/** `page-in-no-collection`; `index.md` and `README.md` are the pages of their folders and normally in no collection. */
function missingMembership({ collectionsOf, collections }: SiteIndex): PageCheck<'page-in-no-collection'> {
  const names = [...collections.keys()]
  return (page, report) => {
    if (collectionsOf(page).length > 0 || isIndex(plainPath(page))) return
    report({ rule: 'page-in-no-collection', span: topOf(page), details: { collections: names } })
  }
}

/**
 * `unbuilt-translation`: a page of a collection in a language that the site does not have. The plugin takes what looks like
 * a language for one: `api.js.md` is in `js` (`RE_LOCALE` in config.py of mkdocs-static-i18n 1.3.1).
 */
function missingLanguage({ site: { config }, collectionsOf }: SiteIndex): PageCheck<'unbuilt-translation'> | null {
  const { translations } = config
  if (!translations) return null
  const part = translations.structure === 'folder' ? 'folder' : 'file'
  return (page, report) => {
    const { language, isMarked = false } = page.translation ?? {}
    if (language === undefined || !isMarked || translations.languages.includes(language)) return
    if (collectionsOf(page).length === 0) return
    report({ rule: 'unbuilt-translation', span: topOf(page), details: { language, part } })
  }
}

/** A letter that is missing, wrong or out of place is a slip; what differs in more is another word. */
const mostSlips = 2
/** In shorter words a letter makes another word of it: `date` and `data`. */
const shortest = 4

/**
 * Whether a name of a field was probably meant to be another: the words of both are the same but for typing errors, or only
 * the characters between them differ. `replaced_by` is not `replaces`, `title_nl` not `title`, `updated` not `updates` and
 * `inactive` not `active`.
 */
function isMisspelt(name: string, other: string): boolean {
  const [words, others] = [wordsOf(name), wordsOf(other)]
  const [joined, otherJoined] = [words.join(''), others.join('')]
  if (joined === otherJoined) return true
  if (words.length !== others.length) return isSlip(joined, otherJoined, 1)
  return words.every((word, index) => word === others[index] || isSlip(word, others[index] ?? ''))
}

function isSlip(word: string, other: string, most = mostSlips): boolean {
  if (Math.min(word.length, other.length) < shortest || word.endsWith(other) || other.endsWith(word)) return false
  const stem = word.slice(0, -1)
  const isInflected =
    word.length === other.length && other.startsWith(stem) && /[sdrn][sdrn]$/.test(word.slice(-1) + other.slice(-1))
  return !isInflected && nearest(word, [other], most) !== undefined
}

function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
