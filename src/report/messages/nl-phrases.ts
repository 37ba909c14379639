/** The end of a sentence that suggests a name, in Dutch. */
export const meant = { '': '', other: '; bedoelde u `{meant}`?' } as const
