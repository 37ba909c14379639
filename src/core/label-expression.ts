/**
 * Says whether an expression holds for a set of labels, in lower case: null when that depends on labels of which it is not
 * known whether they are in the set.
 */
export type Condition = (labels: ReadonlySet<string>, isUnknown?: (label: string) => boolean) => boolean | null

/** The characters of an expression that are not labels, and labels. */
const tokensOf = (text: string): string[] => text.toLowerCase().match(/\|\|?|&&?|[!()]|[^\s|&!()]+/g) ?? []

/** Whether a value has characters that make it an expression over labels. */
export function isExpression(value: string): boolean {
  return /[|&!()]/.test(value)
}

/** The labels in an expression, in lower case, in order. */
export function labelsIn(text: string): string[] {
  return tokensOf(text).filter((token) => !/^[|&!()]/.test(token))
}

/** The field with whose name a label begins, as `rol-aanbieder` with `rol`; the longest of several. */
export function fieldOfLabel(label: string, fields: readonly string[]): string | undefined {
  const owners = fields.filter((field) => label.startsWith(`${field.toLowerCase()}-`))
  return owners.sort((a, b) => b.length - a.length)[0]
}

/** Nobody writes longer ones, and some ten thousand characters within one another bring the script down. */
const most = 1000

/**
 * Reads an expression over labels: `(a || b) && !c`, with `|` and `&` for the same, `&&` before `||`. A label is anything
 * without white space and these characters; two labels side by side must both hold.
 *
 * @returns null when it cannot be read: a parenthesis too few or too many, a character without a label, a thousand of them
 */
export function readExpression(text: string): Condition | null {
  const tokens = tokensOf(text)
  if (tokens.length > most) return null
  let next = 0
  let isSound = true

  const either = (): Condition => {
    let left = both()
    while (tokens[next]?.startsWith('|')) {
      next++
      const [one, other] = [left, both()]
      left = (...asked) => anyOf(one(...asked), other(...asked))
    }
    return left
  }
  const both = (): Condition => {
    let left = single()
    while (next < tokens.length && !/^[|)]/.test(tokens[next] ?? '')) {
      if (tokens[next]?.startsWith('&')) next++
      const [one, other] = [left, single()]
      left = (...asked) => allOf(one(...asked), other(...asked))
    }
    return left
  }
  const single = (): Condition => {
    const token = tokens[next++] ?? ''
    if (token === '!') {
      const negated = single()
      return (...asked) => not(negated(...asked))
    }
    if (token === '(') {
      const inner = either()
      if (tokens[next++] !== ')') isSound = false
      return inner
    }
    if (token === '' || /^[|&)]/.test(token)) isSound = false
    return (labels, isUnknown) => labels.has(token) || (isUnknown?.(token) ? null : false)
  }

  const whole = either()
  return isSound && next >= tokens.length ? whole : null
}

type Truth = boolean | null

function anyOf(one: Truth, other: Truth): Truth {
  return one || other || (one === null || other === null ? null : false)
}

function allOf(one: Truth, other: Truth): Truth {
  return one === false || other === false ? false : one && other
}

function not(one: Truth): Truth {
  return one === null ? null : !one
}
