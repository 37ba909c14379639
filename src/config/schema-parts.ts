/** A mapping with these settings and no others. */
export function mapping(properties: Record<string, object>, description?: string): object {
  return { ...(description && { description }), type: ['object', 'null'], properties, additionalProperties: false }
}

/** A mapping of names to settings. */
export function named(description: string, pattern: string, member: object): object {
  return {
    description,
    type: ['object', 'null'],
    patternProperties: { [pattern]: member },
    additionalProperties: false,
  }
}

/** A text. */
export function text(description: string): object {
  return { description, type: 'string' }
}

/** A text, or a list of texts. */
export function texts(description: string): object {
  return { description, type: ['string', 'array'], items: { type: 'string' } }
}

/** A mapping with these settings and no others, some of which must be there. */
export function requiring(required: readonly string[], properties: Record<string, object>): object {
  return { properties, required, additionalProperties: false }
}

/** How values are shown. */
export const show = {
  description:
    'How its values are shown: `text` as written, `date` an ISO date in words, `last` what stands behind the last `:` or `/`. Else true and false as yes and no.',
  enum: ['text', 'date', 'last'],
}

/** A template, of a collection or a query. */
export const template = text('A Mustache template in place of a format: its text, or the path of a file that holds it.')
