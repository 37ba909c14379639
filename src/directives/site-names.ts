import type { SiteConfig } from '../config/settings.ts'
import { nearest } from '../core/nearest.ts'
import type { SiteNames } from './handler.ts'
import { readNamedQueries, type NamedTerms } from './named-queries.ts'
import { SetupError, type ConfigMistake } from '../report/setup-error.ts'
import type { Site } from '../site/site.ts'

/**
 * What directives know of a site.
 *
 * @throws SetupError when the configuration names a query that cannot be read
 */
export function siteNamesOf({ config, glossary }: Pick<Site, 'config' | 'glossary'>): SiteNames {
  const collections = config.collections.map(({ name }) => name)
  return {
    collections,
    tagSets: config.tags.map(({ name }) => name),
    hasDefinitions: config.originOf(['definitions']) !== 'default' || glossary.meanings.size > 0,
    queries: namedQueriesOf(config),
    isNearCollection: (word) => nearest(word, collections) !== undefined,
  }
}

/** A query in the configuration that cannot be read is a mistake there, not on the pages that ask it. */
function namedQueriesOf({ queries, collections }: SiteConfig): Map<string, NamedTerms> {
  const read = readNamedQueries(
    queries,
    collections.map(({ name }) => name),
  )
  if (read.unreadable.size === 0) return read.queries
  const mistakes = [...read.unreadable].map(([name, finding]): ConfigMistake => {
    const { line = 1, column = 1, query: text = '' } = queries.get(name) ?? {}
    return { kind: 'invalid-query', line, column, path: `queries.${name}`, value: text, known: [], finding }
  })
  throw new SetupError({ code: 'invalid-config', configFile: 'mdsplice.yml', mistakes })
}
