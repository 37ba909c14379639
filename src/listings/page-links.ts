import { addressBetween, linksFrom } from './link.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { plainPath, type Page } from '../site/page.ts'

/**
 * Makes the links from a page to others: to their files, as MkDocs and mkdocs-static-i18n resolve them. Where a page is
 * not in the site of the language of the page that links, only its address leads there: the plugin takes the link to its
 * file for one to its translation (`I18nFiles.get_file_from_path` of suffix.py and folder.py, 1.3.1).
 */
export function pageLinks(index: SiteIndex, page: Page): (target: Page) => string {
  const linkTo = linksFrom(page.path)
  const { languages } = index
  if (!languages) return ({ path }) => linkTo(path)
  const language = languageOf(index, page)
  const elsewhere = otherLanguagesOf(index, page)
  const { useDirectoryUrls, siteUrl } = index.site
  const addressTo = pageAddresses(index, page)
  return (target) => {
    if (!languages.isShownIn(language, target.path)) {
      // MkDocs takes a relative link that ends in `.html` for one to a file that is missing.
      if (useDirectoryUrls || siteUrl === null) return addressTo(target)
      return new URL(addressBetween('', builtPath(index, target), false), siteUrl).href
    }
    const isReplaced = elsewhere.some((other) => !languages.isShownIn(other, target.path))
    return linkTo(isReplaced ? plainPath(target) : target.path)
  }
}

/**
 * The other languages in which a page is built with the language at the end of its name, for a translation that is
 * missing. A link there that names the language finds no file once its target is translated; one without finds both.
 */
function otherLanguagesOf({ languages, site }: SiteIndex, page: Page): readonly string[] {
  const { translations } = site.config
  if (!languages || translations?.structure !== 'suffix' || !page.translation?.isMarked) return []
  const own = page.translation.language
  return translations.built.filter((language) => language !== own && languages.isShownIn(language, page.path))
}

/** Makes the addresses of pages in the built site, seen from a page. */
export function pageAddresses(index: SiteIndex, page: Page): (target: Page) => string {
  const { languages, site } = index
  const language = languageOf(index, page)
  const from = builtPath(index, page)
  return (target) => {
    const isHere = languages?.isShownIn(language, target.path) ?? true
    const to = isHere ? builtPath(index, page, target) : builtPath(index, target)
    return addressBetween(from, to, site.useDirectoryUrls)
  }
}

/** The path of a page in the built site of the language of another page, as if it stood there without translations. */
export function builtPath(index: SiteIndex, page: Page, target: Pick<Page, 'path' | 'translation'> = page): string {
  const { translations } = index.site.config
  const language = languageOf(index, page)
  // A question that stands on no page is asked at the top of the docs folder.
  const path = (target.translation?.path ?? translations?.of(target.path).path ?? target.path) || 'index.md'
  return language === (translations?.defaultLanguage ?? '') ? path : `${language}/${path}`
}

function languageOf({ site }: SiteIndex, { translation }: Page): string {
  return translation?.language ?? site.config.translations?.defaultLanguage ?? ''
}
