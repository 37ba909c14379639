import type { Random } from '../round-trip/random.ts'

/** What inputs are made of. */
export interface Material {
  /** Inputs that ran something new; those found on the way are added. */
  corpus: string[]
  tokens: readonly string[]
  maxLength: number
}

type Mutation = (text: string, material: Material, random: Random) => string

const mutations: readonly Mutation[] = [
  insertToken,
  insertToken,
  insertToken,
  (text, _, random) => cut(text, ...span(text, random), ''),
  (text, { corpus }, random) => text.slice(0, index(text, random)) + tail(pick(corpus, random), random),
  (text, { corpus }, random) => {
    const other = pick(corpus, random)
    return cut(text, ...span(text, random), other.slice(...span(other, random)))
  },
  (text, _, random) => {
    const [start, end] = span(text, random)
    return text.slice(0, end) + text.slice(start)
  },
  (text, _, random) => {
    const at = index(text, random)
    return cut(text, at, at + 1, String.fromCharCode(random() < 0.9 ? 32 + random() * 95 : random() * 0x3000))
  },
  (text, { tokens }, random) => {
    const token = pick(tokens, random)
    return text.replaceAll(pick([' ', '\n', '/', '"'], random), () => (random() < 0.5 ? token : ' '))
  },
  (text) => text.replaceAll('\n', '\r\n'),
]

/** Makes an input of one of the corpus. */
export function mutate(material: Material, random: Random): string {
  let text = pick(material.corpus, random)
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) text = pick(mutations, random)(text, material, random)
  return text.slice(0, material.maxLength)
}

function insertToken(text: string, { tokens }: Material, random: Random): string {
  const at = index(text, random)
  return cut(text, at, at, pick(tokens, random))
}

function cut(text: string, start: number, end: number, filling: string): string {
  return text.slice(0, start) + filling + text.slice(end)
}

function tail(text: string, random: Random): string {
  return text.slice(index(text, random))
}

function index(text: string, random: Random): number {
  return Math.floor(random() * (text.length + 1))
}

function span(text: string, random: Random): [start: number, end: number] {
  const start = index(text, random)
  return [start, Math.min(text.length, start + Math.floor(random() * random() * 40))]
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item
}
