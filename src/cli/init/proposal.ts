import type { Page } from '../../site/page.ts'

/** A page as one sees it who knows nothing of its site yet. */
export interface SeenPage {
  page: Page
  /** Relative to the docs directory. */
  path: string
  /** The value by which a field would name it. */
  name: string
  isIndex: boolean
  /** Front matter field → its values, for fields that have any. */
  fields: ReadonlyMap<string, readonly string[]>
}

/** What can be seen of a site, and what its configuration says already. */
export interface SiteSurvey {
  /** In file order. */
  pages: readonly SeenPage[]
  /** What the docs folder is called as a collection. */
  topName: string
  /** The language of the site's theme. */
  themeLanguage: string | undefined
  /** The names, lower case, of what pages ask for with `list_…`. */
  asked: ReadonlySet<string>
  /** The names of collections that the site has without configuration. */
  known: ReadonlySet<string>
  isConfigured: boolean
  /** Whether a collection of the configuration has the page already. */
  isTaken(path: string): boolean
  /** The fields that the configuration has already, and those by which its pages are related. */
  takenFields: ReadonlySet<string>
}

/** What a `mdsplice.yml` could say of a site. */
export interface Proposal {
  /** Whether it says which language the site is in, as a guess. */
  saysLanguage: boolean
  /** None when the site needs no configuration, or has nothing to list. */
  collections: ProposedCollection[]
  fields: ProposedField[]
  relations: ProposedRelation[]
}

/** A collection; what is null needs no setting. */
export interface ProposedCollection {
  name: string
  count: number
  pages: string | null
  include_index: boolean
  label: string | null
  key: string | null
  columns: string[]
}

/** What is known of a field: that its values name pages, or what is between them. */
export interface ProposedField {
  name: string
  /** The glob of the pages that it names, or null. */
  pages: string | null
  split: string | null
}

/** A field in which pages of one collection name those of others. */
export interface ProposedRelation {
  from: string
  to: string[]
  field: string
}

/** What is around a site, as far as files for it are concerned. */
export interface InitContext {
  /** Its configuration as programs that start in the repository's root must name it; null when they find it. */
  configFile: string | null
  host: 'github' | 'gitlab'
  version: string
}

/** A text for a file that may be there already. */
export interface Snippet {
  /** All of the file. */
  whole: string
  /** What a file that is there already lacks. */
  part: string
}

/** What pages ask for with `list_NAME`: names, lower case. */
export function askedNames(sources: Iterable<string>): Set<string> {
  const names = new Set<string>()
  for (const source of sources) {
    for (const [, name = ''] of source.matchAll(/<!--\s*list_([^\s>]+)/gi))
      names.add(name.replace(/_all$|_on_.+_page$/i, '').toLowerCase())
  }
  return names
}
