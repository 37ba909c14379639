import { lazy, once } from '../../core/memoize.ts'
import { comparePaths } from '../../core/paths.ts'
import { plainPath } from '../page.ts'
import type { Site } from '../site.ts'
import { indexSite, type KeptIndex, type LanguageIndexes, type SiteIndex } from './site-index.ts'

/**
 * Indexes a site.
 *
 * @param kept what is known of the pages of a site in one language without looking into them
 */
export function indexLanguages(site: Site, kept?: KeptIndex): LanguageIndexes {
  return toIndexes(site, new Map(), kept)
}

/** @param earlier the indexes that there were of the site before, by language */
function toIndexes(site: Site, earlier: ReadonlyMap<string, SiteIndex>, kept?: KeptIndex): LanguageIndexes {
  const { translations } = site.config
  const made = new Map<string, SiteIndex>()
  const indexIn = (language: string): SiteIndex => {
    const known = made.get(language)
    if (known) return known
    const [now, before] = [siteIn(site, language), earlier.get(language)]
    const languages = translations && indexes
    const index = before?.after(now, languages) ?? indexSite(now, languages, kept)
    made.set(language, index)
    return index
  }
  const pathsIn = once((language: string) => new Set(indexIn(language).site.pages.map(({ path }) => path)))
  const defaultLanguage = translations?.defaultLanguage ?? ''
  const indexes: LanguageIndexes = {
    site,
    of: ({ translation }) => indexIn(translation?.language ?? defaultLanguage),
    in: (language) => indexIn(language ?? defaultLanguage),
    isShownIn: (language, path) => pathsIn(language).has(path),
    after: (now) => toIndexes(now, made),
  }
  return indexes
}

/**
 * What a language has of a site: its own pages, and in place of translations that are missing those of the default
 * language (`ExtendedPlugin.reconfigure_files` of mkdocs-static-i18n 1.3.1), in the order that all languages share.
 */
function siteIn(site: Site, language: string): Site {
  const { translations } = site.config
  if (!translations) return site
  const { defaultLanguage, fallsBack } = translations
  const own = site.pages.filter(({ translation }) => translation?.language === language)
  const translated = lazy(() => new Set(own.map(plainPath)))
  const others =
    fallsBack && language !== defaultLanguage
      ? site.pages.filter(
          (page) => page.translation?.language === defaultLanguage && !translated().has(plainPath(page)),
        )
      : []
  const pages = [...own, ...others].sort((a, b) => comparePaths(plainPath(a), plainPath(b)))
  return { ...site, pages, config: site.config.inLocale(language) }
}
