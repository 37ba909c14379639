/** A word, a text or an operator of Python. */
export interface Token {
  kind: 'name' | 'text' | 'sign'
  /** Of a text its content, of an f-string with the `{…}` in it. */
  text: string
  /** The column at which its line begins when it is the first there and no bracket is open; else null. */
  indent: number | null
}

/** What is between brackets, divided at its commas. */
export interface Group {
  kind: 'group'
  open: string
  items: Node[][]
}

/** A token, or brackets with what is in them. */
export type Node = Token | Group

/** A Python file as far as we read it: never run, and nothing that it says is more than data. */
export interface PythonSource {
  nodes: readonly Node[]
  /** The statements of each function, those of the functions in it too, by its name; the first of a name counts. */
  functions: ReadonlyMap<string, readonly Node[]>
}

/** What is longer was not written by hand; in characters. */
const longest = 300_000
const deepest = 100
const mostFunctions = 500

/** Reads a Python file as a tree of brackets, in time linear in its length; empty where it is too long. */
export function readPython(source: string): PythonSource {
  const nodes = source.length > longest ? [] : toTree(tokensIn(source))
  return { nodes, functions: functionsIn(nodes) }
}

const blank = /[^\S\n]+|\\\r?\n|#[^\n]*/y
const name = /[\p{L}_][\p{L}\p{N}_]*/uy
const number = /\d[\w.]*/y
const opening = /[rbfuRBFU]{0,2}("""|'''|["'])/y

function tokensIn(source: string): Token[] {
  const tokens: Token[] = []
  let depth = 0
  let lineStart = 0
  let isFirst = true
  const add = (kind: Token['kind'], text: string, at: number): void => {
    tokens.push({ kind, text, indent: isFirst && depth === 0 ? at - lineStart : null })
    isFirst = false
  }
  for (let at = 0; at < source.length; ) {
    const skipped = matchAt(blank, source, at)
    if (skipped) {
      at += skipped[0].length
      continue
    }
    const quote = matchAt(opening, source, at)
    if (quote) {
      const { text, end } = readText(source, at + quote[0].length, quote[1] ?? '"')
      add('text', text, at)
      at = end
      continue
    }
    const word = matchAt(name, source, at) ?? matchAt(number, source, at)
    if (word) {
      add('name', word[0], at)
      at += word[0].length
      continue
    }
    const character = source.charAt(at)
    if (character === '\n') [lineStart, isFirst] = [at + 1, true]
    else {
      const sign = /^[=!]=/.test(source.slice(at, at + 2)) ? source.slice(at, at + 2) : character
      add('sign', sign, at)
      if (/[([{]/.test(sign)) depth++
      else if (/[)\]}]/.test(sign)) depth = Math.max(0, depth - 1)
      at += sign.length - 1
    }
    at++
  }
  return tokens
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

/** The content of a text that begins behind its quotes, and where what follows it begins. */
function readText(source: string, start: number, quote: string): { text: string; end: number } {
  let text = ''
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '\\') {
      const next = source.charAt(++at)
      text += next === 'n' ? '\n' : /["'\\]/.test(next) ? next : `\\${next}`
    } else if (source.startsWith(quote, at)) return { text, end: at + quote.length }
    else if (character === '\n' && quote.length === 1) return { text, end: at }
    else text += character
  }
  return { text, end: source.length }
}

function toTree(tokens: readonly Token[]): Node[] {
  const top: Group = { kind: 'group', open: '', items: [[]] }
  const stack = [top]
  for (const token of tokens) {
    const group = stack.at(-1) ?? top
    if (token.kind === 'sign' && /[([{]/.test(token.text) && stack.length < deepest) {
      const inner: Group = { kind: 'group', open: token.text, items: [[]] }
      group.items.at(-1)?.push(inner)
      stack.push(inner)
    } else if (token.kind === 'sign' && /[)\]}]/.test(token.text)) {
      if (stack.length > 1) stack.pop()
    } else if (token.kind === 'sign' && token.text === ',' && group !== top) group.items.push([])
    else group.items.at(-1)?.push(token)
  }
  return top.items[0] ?? []
}

function functionsIn(nodes: readonly Node[]): Map<string, readonly Node[]> {
  const functions = new Map<string, readonly Node[]>()
  for (const [index, node] of nodes.entries()) {
    const named = nodes[index + 1]
    if (node.kind !== 'name' || node.text !== 'def' || node.indent === null || named?.kind !== 'name') continue
    const { indent } = node
    const isAfter = (other: Node): boolean => other.kind !== 'group' && other.indent !== null && other.indent <= indent
    const length = nodes.slice(index + 1).findIndex(isAfter)
    const body = nodes.slice(index + 2, length === -1 ? nodes.length : index + 1 + length)
    if (!functions.has(named.text)) functions.set(named.text, body)
    if (functions.size === mostFunctions) break
  }
  return functions
}

/** Every node, and what is within it, in the order of the file. */
export function* allOf(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node
    if (node.kind === 'group') for (const item of node.items) yield* allOf(item)
  }
}

/** Every text, in the order of the file. */
export function textsOf(nodes: readonly Node[]): string[] {
  return [...allOf(nodes)].flatMap((node) => (node.kind === 'text' ? [node.text] : []))
}

/** Every name, in the order of the file. */
export function namesOf(nodes: readonly Node[]): string[] {
  return [...allOf(nodes)].flatMap((node) => (node.kind === 'name' ? [node.text] : []))
}

/** The text that is all of an item between commas. */
export function textOf(item: readonly Node[] | undefined): string | undefined {
  const [only] = item ?? []
  return item?.length === 1 && only?.kind === 'text' ? only.text : undefined
}

/** Each sequence of nodes: that at the top, and what is between two commas. */
export function* sequencesOf(nodes: readonly Node[]): Generator<readonly Node[]> {
  yield nodes
  for (const node of nodes) if (node.kind === 'group') for (const item of node.items) yield* sequencesOf(item)
}

/** A call: a name with parentheses behind it, and the sequence in which it is. */
export interface Call {
  name: string
  args: readonly Node[][]
  /** What follows it. */
  rest: readonly Node[]
}

/** Every call of some name. */
export function* callsIn(nodes: readonly Node[], isWanted: (name: string) => boolean): Generator<Call> {
  for (const sequence of sequencesOf(nodes)) {
    for (const [index, node] of sequence.entries()) {
      const next = sequence[index + 1]
      if (node.kind !== 'name' || next?.kind !== 'group' || next.open !== '(' || !isWanted(node.text)) continue
      yield { name: node.text, args: next.items, rest: sequence.slice(index + 2, index + 8) }
    }
  }
}

/** The entries of a `{…}` whose keys are texts, with the nodes of each value. */
export function entriesOf({ open, items }: Group): [key: string, value: readonly Node[]][] {
  if (open !== '{') return []
  return items.flatMap(([key, colon, ...value]): [string, readonly Node[]][] =>
    key?.kind === 'text' && colon?.kind === 'sign' && colon.text === ':' ? [[key.text, value]] : [],
  )
}

/** Every `{…}` of texts for texts. */
export function tablesIn(nodes: readonly Node[]): ReadonlyMap<string, string>[] {
  return [...allOf(nodes)].flatMap((node) => {
    if (node.kind !== 'group') return []
    const entries = entriesOf(node).flatMap(([key, value]): [string, string][] => {
      const text = textOf(value)
      return text === undefined ? [] : [[key, text]]
    })
    return entries.length > 0 ? [new Map(entries)] : []
  })
}
