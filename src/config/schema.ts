import { languageNames } from '../report/messages/languages.ts'
import { collection, relation } from './schema-of-collection.ts'
import { field, tagSet } from './schema-of-field.ts'
import { mapping, named, requiring, template, text, texts } from './schema-parts.ts'

/**
 * The JSON Schema of `mdsplice.yml`. `docs/mdsplice.schema.json` is printed from it, for editors.
 *
 * @param rules the ids of all rules
 */
export function configSchema(rules: readonly string[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'mdsplice.yml',
    description: 'What mdsplice should know of a site. Stands beside mkdocs.yml.',
    ...mapping({
      language: {
        description: 'Of labels and sentences that are put into pages; else theme.language of mkdocs.yml.',
        enum: [...languageNames],
      },
      messages: { description: 'Of messages; else that of `language`.', enum: [...languageNames] },
      collections: named(
        'The collections that directives can list, by the name that follows `list_`.',
        '^[^\\s/_][^\\s/]*$',
        collection,
      ),
      fields: named('What is known of front matter fields.', '^\\S.*$', field),
      queries: {
        ...named('Queries that directives can ask by name: `list:NAME`.', '^[^\\s/]+$', {
          description: 'A directive without its comment marks: `list_vereisten bouwblok/data sort=title`.',
          type: ['string', 'object'],
          ...requiring(['query'], { query: text('The directive.'), template }),
        }),
      },
      relations: {
        description: 'What references from one collection to another must be like.',
        type: ['array', 'null'],
        items: relation,
      },
      definitions: {
        description:
          'The files of abbreviations that `<!-- definitions -->` makes a table of, relative to the folder of mkdocs.yml; else those of `auto_append` there.',
        type: ['string', 'array', 'object', 'null'],
        items: { type: 'string' },
        properties: {
          files: texts('The files.'),
          term: text('The heading of the words.'),
          meaning: text('The heading of what they mean.'),
        },
        additionalProperties: false,
      },
      tags: {
        description:
          'The labels of a page that `<!-- tags -->` puts into a line: fields in order, or such a set for each directive.',
        type: ['array', 'object'],
        items: { type: 'string' },
        properties: { tags: tagSet },
        patternProperties: { '^tags-[^\\s/]+$': tagSet },
        additionalProperties: false,
      },
      review: mapping(
        {
          fields: texts('Fields that count; else title and toelichting.'),
          text: { description: 'Whether the text of the page counts; else it does.', type: 'boolean' },
        },
        'What of a page must change to make references to it suspect, once `mdsplice review` has been run.',
      ),
      rules: mapping(Object.fromEntries(rules.map((id) => [id, severity])), 'How grave each kind of finding is.'),
    }),
  }
}

/** YAML 1.1 reads an `off` without quotes as `false`. */
const severity = { enum: ['off', false, 'info', 'warning', 'error'] }
