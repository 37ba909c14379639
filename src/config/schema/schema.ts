import { dialectNames } from '../../markdown/dialect.ts'
import { languageNames } from '../../report/messages/language-names.ts'
import { collectionSetting, relation, template } from './schema-of-collection.ts'
import { field, tagSet } from './schema-of-field.ts'
import {
  choice,
  filledText,
  flag,
  list,
  mapping,
  named,
  plainText,
  resolve,
  resolveNamed,
  shorthand,
  text,
  texts,
  unfold,
  type Named,
  type Resolved,
  type Setting,
  type Written,
} from './setting.ts'
import { translatedWords } from './translated-words.ts'

/** The names of what is registered elsewhere and can be in a configuration. */
export interface SchemaNames {
  /** The ids of all rules. */
  rules: readonly string[]
  /** How listings can look. */
  formats: readonly string[]
}

const query = mapping(
  { query: filledText('The directive.'), template },
  {
    description: 'A directive without its comment marks: `list_vereisten bouwblok/data sort=title`.',
    type: ['string', 'object'],
    required: ['query'],
    alone: 'query',
  },
)

const definitions = mapping(
  {
    files: texts<null>('The files.', undefined, null),
    term: filledText('The heading of the column of terms.'),
    meaning: filledText('The heading of the column of definitions.'),
  },
  {
    description:
      'The files of abbreviations that `<!-- definitions -->` shows as a table, relative to the folder of ' +
      'this file; by default those of `auto_append` in mkdocs.yml, properdocs.yml or zensical.toml.',
    type: ['string', 'array', 'object', 'null'],
    items: plainText(),
    alone: 'files',
  },
)

const tags: Setting<Written<typeof tagSet> | Record<string, Written<typeof tagSet>>, Named<Resolved<typeof tagSet>>[]> =
  {
    description:
      'The labels of a page that `<!-- tags -->` puts into a line: fields in order, or such a set for each directive.',
    type: ['array', 'object'],
    items: plainText(),
    properties: { tags: tagSet },
    patternProperties: { '^tags-[^\\s/]+$': tagSet },
    additionalProperties: false,
    [shorthand]: 'tags',
    [resolve](written) {
      return resolveNamed(tagSet, unfold(this, written) as Record<string, Written<typeof tagSet>>)
    },
  }

const review = mapping(
  {
    fields: texts('The fields that are compared; by default title and toelichting.', 'field', ['title', 'toelichting']),
    text: flag('Whether the text of the page is compared.', true),
  },
  {
    description: 'Which changes of a page make references to it suspect, after `mdsplice review`.',
  },
)

/** YAML 1.1 reads an `off` without quotes as `false`. */
const severity: Setting<string | false, string> = {
  enum: ['off', false, 'info', 'warning', 'error'],
  [resolve]: (written) => written || 'off',
}

function rulesSetting(rules: readonly string[]): Setting<Record<string, string | false> | null, Map<string, string>> {
  return {
    ...mapping(Object.fromEntries(rules.map((id) => [id, severity])), {
      description: 'The severity of each rule.',
    }),
    [resolve]: (written) => new Map(Object.entries(written ?? {}).map(([id, value]) => [id, severity[resolve](value)])),
  }
}

function settings({ rules, formats }: SchemaNames) {
  return mapping(
    {
      language: choice(
        'The language of labels and sentences in lists; by default theme.language of mkdocs.yml, properdocs.yml or ' +
          'zensical.toml.',
        languageNames,
        'nl',
      ),
      messages: choice('The language of messages; by default that of `language`.', languageNames, 'en'),
      docs_dir: text(
        'The folder of the pages, relative to that of this file; for sites without mkdocs.yml, properdocs.yml or ' +
          'zensical.toml, which say it themselves. Else docs.',
      ),
      dialect: choice(
        'How pages are parsed: as MkDocs does, or as GitHub does. By default python-markdown beside a mkdocs.yml, ' +
          'properdocs.yml or zensical.toml, and commonmark otherwise.',
        dialectNames,
        'python-markdown',
      ),
      collections: named(
        'The collections that directives can list, by the name that follows `list_`.',
        '^[^\\s/_][^\\s/]*$',
        collectionSetting(formats),
      ),
      fields: named('Settings of front matter fields.', '^\\S.*$', field),
      languages: translatedWords,
      queries: named('Named queries, used in directives as `list:NAME`.', '^[^\\s/]+$', query),
      relations: list('The relations between collections, and their rules.', ['array', 'null'], relation),
      definitions,
      tags,
      review,
      rules: rulesSetting(rules),
    },
    { description: 'The configuration of mdsplice, in the folder of mkdocs.yml, properdocs.yml or zensical.toml.' },
  )
}

/** The schema of `mdsplice.yml`. */
export type ConfigSchema = ReturnType<typeof settings>

/** What a checked `mdsplice.yml` holds. */
export type WrittenConfig = Written<ConfigSchema>

/**
 * The schema of `mdsplice.yml`: what can be written there and what it comes to. `docs/mdsplice.schema.json` is printed from
 * it, for editors.
 */
export function configSchema(names: SchemaNames): ConfigSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'mdsplice.yml', ...settings(names) }
}
