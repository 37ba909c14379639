import type { Finding } from '../types.ts'
import type { DirectiveSite, RequestReader } from './kinds.ts'

/** `tags` and its like, on a site whose configuration says what they hold. In a comment with more words they are prose. */
export function tagDirectives({ tagSets }: DirectiveSite): [string, RequestReader][] {
  return tagSets.map((set) => [
    set,
    ({ rest, terms }) => {
      if (terms.strays.length > 0) return undefined
      const findings = rest.map(({ text: option, start, end }): Finding => ({ rule: 'unknown-option', span: { start, end }, details: { option, known: [] } }))
      return { request: { kind: 'tags', set }, findings }
    },
  ])
}
