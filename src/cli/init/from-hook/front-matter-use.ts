import { callsIn, textOf, type Node } from './python-source.ts'

/** A field of front matter that code reads: `page.meta.get("id", "")[14:]`. */
export interface FieldUse {
  field: string
  /** How many characters of its value are left out at its start; 0 for none, null for all but some at its end. */
  cut: number | null
}

/** The fields that code reads by `meta.get("NAME", …)`, in the order of the file. */
export function fieldUses(nodes: readonly Node[]): FieldUse[] {
  return [...callsIn(nodes, (name) => name === 'get')].flatMap(({ args, rest }): FieldUse[] => {
    const field = textOf(args[0])
    return field === undefined || !/^[\p{L}][\p{L}\p{N} _-]*$/u.test(field) ? [] : [{ field, cut: cutOf(rest) }]
  })
}

/** How a slice right behind a value cuts it: `[14:]` or `[-6:]`. */
export function cutOf([slice]: readonly Node[]): number | null {
  if (slice?.kind !== 'group' || slice.open !== '[') return 0
  const written = (slice.items[0] ?? []).map((node) => (node.kind === 'group' ? '' : node.text)).join('')
  const [, from = '0'] = /^(-?\d{1,6}):$/.exec(written) ?? []
  return from.startsWith('-') ? null : Number(from)
}
