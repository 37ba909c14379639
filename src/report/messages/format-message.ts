import type { Message, MessageDetails, Words } from './words.ts'

/**
 * A message in the words of a language.
 *
 * @param meant of a message about a name: the name that was probably meant
 */
export function formatMessage<Group extends keyof MessageDetails, Id extends keyof MessageDetails[Group]>(
  words: Words,
  group: Group,
  id: Id,
  details: MessageDetails[Group][Id],
  meant?: string,
): string {
  const message: string | { readonly text: string } = (words[group] as Readonly<Record<Id, Message<object>>>)[id]
  const { text, ...tables } = typeof message === 'string' ? { text: message } : message
  return filled(text, { meant: words.meant, ...tables }, { ...details, meant }, words)
}

type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>

function filled(text: string, tables: Tables, details: Readonly<Record<string, unknown>>, words: Words): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { [name]: table, ...others } = tables
    const value = details[name] ?? ''
    if (!table) return shown(value, words)
    const variant = (key: unknown): string =>
      filled(
        (Object.hasOwn(table, String(key)) ? table[String(key)] : table['other']) ?? '',
        others,
        { ...details, [name]: key },
        words,
      )
    return Array.isArray(value) ? value.map(variant).join(words.or) : variant(value)
  })
}

/** Several names stand in backticks, with commas between them. */
function shown(value: unknown, words: Words): string {
  if (typeof value === 'number') return String(value).replace('.', words.point)
  return typeof value === 'string' ? value : enumerate(value as Iterable<string>)
}

/** Names in backticks, with commas between them. */
export function enumerate(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(', ')
}
