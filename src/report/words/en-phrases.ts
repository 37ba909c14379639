/** The end of a sentence that suggests a name, in English. */
export function didYouMean(meant: string | undefined, otherwise = ''): string {
  return meant === undefined ? otherwise : `; did you mean \`${meant}\`?`
}
