import type { ReadSite } from './indexed-site.ts'
import { knownFields } from './known-fields.ts'
import { nearest } from './report/nearest.ts'
import { SetupError } from './setup-error.ts'
import type { ConfigMistake } from './setup-error.ts'
import { configFile } from './site/site-files.ts'

/**
 * Holds the fields that a configuration names against those that there are. One that no page has may be one that none has
 * yet; one that is nearly another's name was surely meant to be that.
 *
 * @throws SetupError with all such mistakes
 */
export function checkMentions(read: ReadSite): void {
  const inTags = read.config.tags.flatMap(({ fields }) => fields.map((field) => ({ ...field, path: 'tags' })))
  const mentions = [...read.config.mentions, ...inTags]
  if (mentions.length === 0) return
  const known = knownFields(read)
  const mistakes = mentions
    .filter(({ name }) => !known.has(name) && nearest(name, known) !== undefined)
    .map(({ path, name, line, column }): ConfigMistake => ({ kind: 'unknown-value', line, column, path, value: name, known: [...known] }))
  if (mistakes.length > 0) throw new SetupError({ code: 'invalid-config', configFile, mistakes })
}
