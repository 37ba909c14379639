import {
  isAlias,
  isCollection,
  isScalar,
  visit,
  type Document,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
} from 'yaml'

/** What is wrong with a YAML text, and at which 0-based offset. */
export interface PlacedProblem {
  problem: YamlProblem
  offset: number
}

/**
 * What the first of a parser's errors means to an author, and where the mistake begins: brackets and quotes that are not
 * closed are found where they open, not where the text ends.
 */
export function problemOf(document: Document.Parsed): PlacedProblem | undefined {
  const [error, second] = document.errors
  if (!error) return undefined
  const offset = error.pos[0]
  const isIndented = error.code === 'BLOCK_AS_IMPLICIT_KEY' && second?.code === 'MULTILINE_IMPLICIT_KEY'
  const problem = isIndented ? 'indentation' : meaningOf(error)
  return { problem, offset: openings[problem] ? openingBefore(document, problem, offset) : offset }
}

/**
 * Looks all `*name` up at once: the parser walks the whole document for each of them, minutes for some thousands.
 *
 * @returns the first for which there is no `&name`: Markdown's emphasis, mostly
 */
export function resolveAliases(document: Document.Parsed): PlacedProblem | undefined {
  const anchors = new Map<string, Scalar | YAMLMap | YAMLSeq>()
  let found: PlacedProblem | undefined
  visit(document, {
    Alias(_, alias) {
      const target = anchors.get(alias.source)
      alias.resolve = () => target
      if (target) return undefined
      found = { problem: 'first-character', offset: alias.range?.[0] ?? 0 }
      return visit.BREAK
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  return found
}

/** The parser has a code for each error, and for some of them several sentences. */
function meaningOf({ code, message }: YAMLParseError): YamlProblem {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested mappings') ? 'colon-in-value' : 'indentation'
    case 'BLOCK_IN_FLOW':
      return 'colon-in-value'
    case 'BAD_INDENT':
      if (message.includes('end with a ]')) return 'open-list'
      return message.includes('end with a }') ? 'open-mapping' : 'indentation'
    case 'MISSING_CHAR':
      if (message.startsWith('Missing closing')) return 'open-quote'
      if (message.startsWith('Implicit map keys')) return 'no-colon'
      return message.startsWith('Comments') ? 'text-after-value' : 'other'
    case 'UNEXPECTED_TOKEN':
      if (/^(?:Block scalar header|Not a YAML token)/.test(message)) return 'first-character'
      if (message.includes('block-seq-ind')) return 'list-in-line'
      if (/flow-(?:seq|map)-end/.test(message)) return 'first-character'
      return message.includes('scalar') ? 'text-after-value' : 'other'
    default:
      return meanings[code] ?? 'other'
  }
}

const meanings: Readonly<Record<string, YamlProblem>> = {
  MULTILINE_IMPLICIT_KEY: 'no-colon',
  TAB_AS_INDENT: 'tab',
  BAD_DQ_ESCAPE: 'escape',
  BAD_SCALAR_START: 'first-character',
  BAD_ALIAS: 'first-character',
}

/** Whether a node can be what was opened and not closed. */
const openings: Partial<Record<YamlProblem, (node: unknown) => boolean>> = {
  'open-list': (node) => isCollection(node) && node.flow === true,
  'open-mapping': (node) => isCollection(node) && node.flow === true,
  'open-quote': (node) => isScalar(node) && (node.type ?? '').startsWith('QUOTE'),
}

/** Where the innermost node begins that goes on until the error. */
function openingBefore(document: Document.Parsed, problem: YamlProblem, end: number): number {
  let start = end
  visit(document, {
    Node(_, node) {
      const [from, , to] = isAlias(node) ? [end, end, 0] : (node.range ?? [end, end, 0])
      if (openings[problem]?.(node) && from < end && to >= end) start = from
    },
  })
  return start
}

/** What is wrong with YAML, as an author can fix it. */
export type YamlProblem =
  /** `title: a: b`. */
  | 'colon-in-value'
  /** `title:a`, or a line that is not a setting at all. */
  | 'no-colon'
  /** A `[` that is not closed. */
  | 'open-list'
  /** A `{` that is not closed. */
  | 'open-mapping'
  | 'open-quote'
  /** `"a" b`. */
  | 'text-after-value'
  /** `\q` between double quotes. */
  | 'escape'
  /** `title: @a`, `title: *a*`: a value that begins with a character that means something to YAML. */
  | 'first-character'
  /** `a: - b`. */
  | 'list-in-line'
  | 'indentation'
  | 'tab'
  | 'too-deep'
  /** `2025-02-30` without quotes (`refusedByPyYaml`, as are the following). */
  | 'no-such-date'
  /** `=`, `0x_`: texts that begin something else to PyYAML. */
  | 'needs-quotes'
  /** `!custom a`. */
  | 'unknown-tag'
  /** `? [a, b]`: a list or a mapping as a name. */
  | 'collection-as-name'
  /** `<<: 3`. */
  | 'merged-value'
  /** An invisible character that no text needs. */
  | 'control-character'
  /** What no author of front matter comes by. */
  | 'other'
