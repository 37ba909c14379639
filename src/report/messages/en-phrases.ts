/** The end of a sentence that suggests a name, in English. */
export const meant = { '': '', other: '; did you mean `{meant}`?' } as const
