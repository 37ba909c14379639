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
