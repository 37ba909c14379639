import type { Finding, Span } from '../types.ts'

/** A word, what it means, and where it stands. */
export interface Definition extends Span {
  term: string
  meaning: string
}

/** As Python-Markdown reads abbreviations (`AbbrPreprocessor`): the meaning can stand on the next line. */
const definition = /^\*\[([^\]\r\n]*)\] ?:[ \t]*(?:\r?\n[ \t]*(?!\*\[))?(.*)/gm

/** Lines that files of abbreviations hold besides: headings, references, snippets. */
const others = /^(?:#|\[[^\]]+\]:[ \t]*\S+(?:[ \t]+["'(].*["')])?$|-{1,}8<|;-{1,}8<)/

/** Finds the lines `*[TERM]: meaning` of a text; any other line that is not surely something else is a finding. */
export function parseDefinitions(text: string): { definitions: Definition[]; findings: Finding[] } {
  const source = text.replace(/<!--[^]*?(?:-->|$(?![^]))/g, blanked)
  const definitions: Definition[] = []
  const rest = source.replace(definition, (whole: string, term: string, meaning: string, start: number) => {
    const found = { term: folded(term), meaning: folded(meaning), start, end: start + whole.trimEnd().length }
    if (found.term === '' || found.meaning === '') return whole
    definitions.push(found)
    return blanked(whole)
  })
  return { definitions, findings: [...rest.matchAll(/\S.*/g)].flatMap(unreadable) }
}

/** White space in place of every sign, so that all others stay where they are. */
function blanked(part: string): string {
  return part.replace(/[^\r\n]/g, ' ')
}

function unreadable({ 0: line, index: start }: RegExpExecArray): Finding[] {
  const text = line.trimEnd()
  if (others.test(text)) return []
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text
  return [{ rule: 'invalid-definition', span: { start, end: start + text.length }, details: { text: shown } }]
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
