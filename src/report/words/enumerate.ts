/** Names in backticks, with commas between them. */
export function enumerate(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(', ')
}
