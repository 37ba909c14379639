import { unconfigured } from '../src/config/generator/mkdocs-config.ts'
import { readConfig } from '../src/config/read-config.ts'
import type { SiteNames } from '../src/directives/handler.ts'
import { onDisk } from '../src/files/file-access.ts'
import { schemaNames } from '../src/listings/check-settings.ts'
import { recommended } from '../src/markdown/extensions.ts'
import type { Page } from '../src/site/page.ts'
import { siteHistory, type Site } from '../src/site/site.ts'

/** A site without files and configuration, in a folder of nothing. */
export function memorySite(pages: readonly Page[], root: string): Site {
  const location = { ...unconfigured, access: onDisk, root, docsDir: root }
  return {
    ...location,
    config: readConfig(location, recommended, schemaNames),
    records: new Map(),
    dataFiles: [],
    glossary: { files: [], unread: [], meanings: new Map(), faulty: [] },
    pages: [...pages],
    otherFiles: [],
    links: new Map(),
    untidy: new Set(),
    lock: null,
    history: siteHistory(location, 'HEAD'),
    findings: new Map(),
  }
}

/** What directives know of a site: of one that has nothing but what is given. */
export function siteNames(given: Partial<SiteNames> = {}): SiteNames {
  return {
    collections: [],
    queries: new Map(),
    tagSets: [],
    hasDefinitions: false,
    isNearCollection: () => false,
    ...given,
  }
}
