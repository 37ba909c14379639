import { Document, isCollection } from 'yaml'
import type { Proposal, ProposedCollection, ProposedField, Snippet, InitContext } from './proposal.ts'

/** A proposal as a `mdsplice.yml`. */
export function configText(
  { saysLanguage, collections, fields, relations }: Proposal,
  { version }: InitContext,
): Snippet {
  const document = new Document({
    collections: Object.fromEntries(collections.map((collection) => [collection.name, collectionSettings(collection)])),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields.map((field) => [field.name, fieldSettings(field)])) }),
    ...(relations.length > 0 && {
      relations: relations.map(({ from, to, field }) => ({ from, to: to.length === 1 ? to[0] : to, field })),
    }),
  })
  for (const { name } of collections) onOneLine(document, ['collections', name, 'columns'])
  for (const { name } of fields) onOneLine(document, ['fields', name])
  for (const index of relations.keys()) onOneLine(document, ['relations', index])
  const part = document
    .toString({ lineWidth: 0, nullStr: '' })
    .replace(/(?<! ) +$/gm, '')
    .replace(/: \[ (.*) \]$/gm, ': [$1]')
  const language = saysLanguage ? 'language: en # or nl: of headings and sentences that go into pages\n' : ''
  return { ...wholeConfig(language + part, { version }), part }
}

/** Settings as a file of their own, in which editors know what can be said. */
export function wholeConfig(part: string, { version }: Pick<InitContext, 'version'>): Snippet {
  const schema = `https://raw.githubusercontent.com/mdsplice/mdsplice/v${version}/docs/mdsplice.schema.json`
  return { whole: `# yaml-language-server: $schema=${schema}\n${part}`, part }
}

function collectionSettings({ pages, include_index, label, key, columns }: ProposedCollection): object | null {
  const settings = {
    ...(pages !== null && { pages }),
    ...(include_index && { include_index }),
    ...(label !== null && { label }),
    ...(key !== null && { key }),
    ...(columns.length > 1 && { columns }),
  }
  return Object.keys(settings).length === 0 ? null : settings
}

function fieldSettings({ pages, split }: ProposedField): object {
  return { ...(pages !== null && { values: { pages }, link: true }), ...(split !== null && { split }) }
}

function onOneLine(document: Document, path: readonly (string | number)[]): void {
  const node = document.getIn(path, true)
  if (isCollection(node)) node.flow = true
}
