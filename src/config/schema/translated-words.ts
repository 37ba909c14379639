import type { TextPlace } from '../../core/yaml/parse.ts'
import type { ConfigMistake } from '../../report/setup-error.ts'
import { label } from './schema-of-collection.ts'
import { labels } from './schema-of-field.ts'
import { mapping, named, text, type Written } from './setting.ts'

/** What readers of one language see of names that the configuration gives. */
const words = mapping({
  collections: named(
    'What its collections are called.',
    '^[^\\s/_][^\\s/]*$',
    mapping({ label, empty: text('The sentence shown when there is nothing to list.') }),
  ),
  fields: named(
    'What its fields and their values are called.',
    '^\\S.*$',
    mapping({ label: text('Its heading as a column.'), labels }),
  ),
})

/** The same for each language of a site with translations. */
export const translatedWords = named(
  'What collections and fields are called on the pages of a language, by its locale; else as everywhere. For sites with ' +
    'translations.',
  '^[^\\s/_][^\\s/]*$',
  words,
)

type Members = Readonly<Record<string, object | null>> | null | undefined

/** The settings of collections or fields with the words of a language over them, in the same order. */
export function withWords<Of extends Members>(members: Of, own: Members): Of {
  if (!members || !own) return members
  const byName = new Map(Object.entries(own).map(([name, settings]) => [name.toLowerCase(), settings]))
  const others = Object.entries(members).map(([name, settings]) => [
    name,
    { ...settings, ...byName.get(name.toLowerCase()) },
  ])
  return Object.fromEntries(others) as Of
}

/**
 * Languages and collections that the site does not have. Where the plugin is off nothing is said of languages.
 *
 * @param known their names; those of languages are null on a site in one language
 */
export function unknownInWords(
  written: Written<typeof translatedWords> | undefined,
  known: Readonly<{ languages: readonly string[] | null; collections: readonly string[] }>,
  placeOf: (path: readonly string[], isKey: boolean) => TextPlace,
): ConfigMistake[] {
  const unknown = (path: readonly string[], among: readonly string[]): ConfigMistake[] => {
    const value = path.at(-1) ?? ''
    if (among.includes(value) || among.includes(value.toLowerCase())) return []
    return [{ kind: 'unknown-key', ...placeOf(path, true), path: path.join('.'), value, known: [...among] }]
  }
  return Object.entries(written ?? {}).flatMap(([locale, own]) => [
    ...unknown(['languages', locale], known.languages ?? [locale]),
    ...Object.keys(own?.collections ?? {}).flatMap((name) =>
      unknown(['languages', locale, 'collections', name], known.collections),
    ),
  ])
}
