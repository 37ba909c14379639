import {
  allOf,
  callsIn,
  entriesOf,
  readPython,
  textOf,
  textsOf,
  type Node,
  type PythonSource,
} from './python-source.ts'
import { anyValue, colorNames } from '../../../config/schema/schema-of-field.ts'

/** A color of Material's palette. */
export type ColorName = (typeof colorNames)[number]

const palette = new Set<string>(colorNames)
const isChipMaker = (name: string): boolean => /chip|badge/i.test(name)
const chipClass = /\bclass\s*=\s*\\?["'][^"'<>]*(?:chip|badge)/i

/** Whether the code of a column's cells shows values as labels: by a function for them, or an element with such a class. */
export function makesChips(code: readonly Node[]): boolean {
  return [...callsIn(code, isChipMaker)].length > 0 || textsOf(code).some((text) => chipClass.test(text))
}

/** The columns' keys that a hook gives to a function for labels. */
export function keysOfChips({ nodes }: PythonSource): Set<string> {
  // What an f-string computes is Python, too.
  const texts = textsOf(nodes).filter((text) => text.includes('{') && isChipMaker(text))
  const all = [...nodes, ...texts.flatMap((text) => readPython(text).nodes)]
  return new Set([...callsIn(all, isChipMaker)].flatMap(({ args }) => args.flatMap((each) => textOf(each) ?? [])))
}

/** The colors that functions for labels give to columns, by the columns' keys. */
export function chipColors({ functions }: PythonSource): Map<string, ColorName> {
  return new Map([...functions].flatMap(([name, body]) => (isChipMaker(name) ? [...colorsIn(body)] : [])))
}

/** The colors that code gives to values, by the values that a condition compares; `*` for those that no condition names. */
export function colorsIn(code: readonly Node[]): Map<string, ColorName> {
  const colors = new Map<string, ColorName>()
  const entries = code.flatMap((node) => (node.kind === 'group' ? entriesOf(node) : []))
  for (const [key, value] of entries) add(colors, anyValue, isColor(key) ? textOf(value) : undefined)
  const flat = [...allOf(code)]
  let values: string[] = []
  for (const [index, node] of flat.entries()) {
    const [name, sign] = [flat[index - 2], flat[index - 1]]
    if (node.kind === 'name' && /^(?:if|elif|else)$/.test(node.text)) values = []
    else if (node.kind !== 'text') continue
    else if (sign?.kind === 'sign' && sign.text === '==') values.push(node.text)
    else if (sign?.kind === 'sign' && sign.text === '=' && name?.kind === 'name' && isColor(name.text))
      for (const each of values.length > 0 ? values : [anyValue]) add(colors, each, node.text)
    else add(colors, anyValue, /\bcolor[\w-]*\s*=\s*\\?["']([a-z-]+)/.exec(node.text)?.[1])
  }
  return colors
}

function isColor(name: string): boolean {
  return /colou?r/i.test(name)
}

function add(colors: Map<string, ColorName>, value: string, color: string | undefined): void {
  if (color !== undefined && palette.has(color) && !colors.has(value)) colors.set(value, color as ColorName)
}
