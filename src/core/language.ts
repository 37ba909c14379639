/** A language that mdsplice speaks. */
export type Language = 'nl' | 'en'
