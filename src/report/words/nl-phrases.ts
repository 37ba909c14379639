/** The end of a sentence that suggests a name, in Dutch. */
export function didYouMean(meant: string | undefined, otherwise = ''): string {
  return meant === undefined ? otherwise : `; bedoelde u \`${meant}\`?`
}
