import { parseDocument } from 'yaml'
import type { Document } from 'yaml'

/** A YAML document, or what is wrong with it and at which 0-based offset of the text. */
export type ParsedYaml = { document: Document } | { problem: string; offset: number }

/** Nobody nests flow collections deeper; some thousands of them bring the parser down, and the process with it. */
const maximumDepth = 64

/**
 * Parses YAML 1.1 as MkDocs does (PyYAML): `yes` and `on` are booleans, merge keys work, of two equal keys the last one
 * counts. Tags that the parser does not know are no mistake: configurations for MkDocs hold Python's own. Never throws.
 */
export function parseYaml(text: string): ParsedYaml {
  const deep = tooDeepAt(text)
  if (deep !== null) return { problem: 'Brackets are nested too deep', offset: deep }
  try {
    const document = parseDocument(text, { version: '1.1', uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
    const [error] = document.errors
    return error ? { problem: error.message, offset: error.pos[0] } : { document }
  } catch {
    return { problem: 'It is nested too deep', offset: 0 }
  }
}

function tooDeepAt(text: string): number | null {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5b || code === 0x7b) depth++
    else if (code === 0x5d || code === 0x7d) depth = Math.max(0, depth - 1)
    if (depth > maximumDepth) return at
  }
  return null
}
