/** Words that end in `s` and are no plurals. */
const singulars = /^(?:news|series|species|means|lens|atlas|canvas|bias|gas|kubernetes|devops|always|this|docs)$/i

/** Whether a text can be a word: of three letters or more, one of which is a vowel. */
function isWord(text: string): boolean {
  return /\p{L}{3}/u.test(text) && /[aeiouyáéíóúäëïöü]/i.test(text)
}

/**
 * What one page of a collection is called: as others refer to it, else the collection's name without an English plural's
 * ending.
 *
 * @param fields the fields by which its pages are named
 * @returns null where that is no other word than the collection's name
 */
export function labelFor(name: string, fields: readonly string[]): string | null {
  const field = fields.find((each) => {
    const isShorter = each.length < name.length && each.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()
    return isShorter && isWord(each)
  })
  const one = field ?? singularOf(name) ?? name
  // Initials stay initials: `EIPS` are many of `EIP`.
  const written = name.startsWith(one.toUpperCase()) ? one.toUpperCase() : one
  const label = written.replace(/[-_]/g, ' ').replace(/^./, (first) => first.toUpperCase())
  return label.toLowerCase() === name.toLowerCase() ? null : label
}

function singularOf(name: string): string | null {
  const last = name.split(/[-_\s]/).at(-1) ?? ''
  if (singulars.test(last)) return null
  const one = last.replace(/ies$/, 'y').replace(/(?<=ss|x|zz|sh|[tnr]ch|oach)es$|'s$|(?<![siu'])s$/, '')
  return one !== last && isWord(one) ? name.slice(0, name.length - last.length) + one : null
}
