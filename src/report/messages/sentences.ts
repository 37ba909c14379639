/** What can stand after a colon, as sentences of their own. */
export function sentences<const Texts extends Readonly<Record<string, string>>>(
  texts: Texts,
): { readonly [Name in keyof Texts]: string } {
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, capital(text)])) as {
    [Name in keyof Texts]: string
  }
}
