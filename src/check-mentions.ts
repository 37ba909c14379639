import type { ReadSite } from './indexed-site.ts'
import { settledFields, usedFields } from './known-fields.ts'
import { nearest } from './report/nearest.ts'
import { SetupError } from './setup-error.ts'
import type { ConfigMistake } from './setup-error.ts'
import { configFile } from './site/site-files.ts'

/**
 * Holds the fields that a configuration names against those that there are. One that no page has may be one that none has
 * yet; one that is nearly another's name was surely meant to be that. Settings of a field are not for another one that has
 * settings of its own.
 *
 * @throws SetupError with all such mistakes
 */
export function checkMentions(read: ReadSite): void {
  const inTags = read.config.tags.flatMap(({ name, fields }) =>
    fields.map((field) => ({ ...field, path: `tags.${name}`, isSettled: false })),
  )
  const mentions = [...read.config.mentions, ...inTags]
  if (mentions.length === 0) return
  const [used, settled] = [usedFields(read), new Set(settledFields(read))]
  const known = new Set([...used, ...settled])
  const unsettled = [...used].filter((name) => !settled.has(name))
  const mistakes = mentions.flatMap(({ path, name, isSettled, line, column }): ConfigMistake[] => {
    const meant = isSettled ? unsettled : [...known]
    if ((isSettled ? used : known).has(name) || nearest(name, meant) === undefined) return []
    return [{ kind: 'unknown-field', line, column, path, value: name, known: meant }]
  })
  if (mistakes.length > 0) throw new SetupError({ code: 'invalid-config', configFile, mistakes })
}
