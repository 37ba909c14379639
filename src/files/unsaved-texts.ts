/** Texts of files that an editor has not saved, by absolute path. */
export type UnsavedTexts = ReadonlyMap<string, string>

let current: UnsavedTexts = new Map()

/** The text that counts in place of what a file holds, while something is done with unsaved texts. */
export function unsavedText(file: string): string | undefined {
  return current.get(file)
}

/** Does something while files hold other texts than on disk; such a file need not be there. */
export function withUnsavedTexts<Result>(texts: UnsavedTexts, act: () => Result): Result {
  const before = current
  current = texts
  try {
    return act()
  } finally {
    current = before
  }
}
