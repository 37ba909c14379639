/** Says whether an expression holds for a set of labels, in lower case. */
export type Condition = (labels: ReadonlySet<string>) => boolean

/** Nobody writes longer ones, and some ten thousand characters within one another bring the script down. */
const most = 1000

/**
 * Reads an expression over labels: `(a || b) && !c`, with `|` and `&` for the same, `&&` before `||`. A label is anything
 * without white space and these characters; two labels side by side must both hold.
 *
 * @returns null when it cannot be read: a parenthesis too few or too many, a character without a label, a thousand of them
 */
export function readExpression(text: string): Condition | null {
  const tokens = text.toLowerCase().match(/\|\|?|&&?|[!()]|[^\s|&!()]+/g) ?? []
  if (tokens.length > most) return null
  let next = 0
  let isSound = true

  const either = (): Condition => {
    let left = both()
    while (tokens[next]?.startsWith('|')) {
      next++
      const [one, other] = [left, both()]
      left = (labels) => one(labels) || other(labels)
    }
    return left
  }
  const both = (): Condition => {
    let left = single()
    while (next < tokens.length && !/^[|)]/.test(tokens[next] ?? '')) {
      if (tokens[next]?.startsWith('&')) next++
      const [one, other] = [left, single()]
      left = (labels) => one(labels) && other(labels)
    }
    return left
  }
  const single = (): Condition => {
    const token = tokens[next++] ?? ''
    if (token === '!') {
      const negated = single()
      return (labels) => !negated(labels)
    }
    if (token === '(') {
      const inner = either()
      if (tokens[next++] !== ')') isSound = false
      return inner
    }
    if (token === '' || /^[|&)]/.test(token)) isSound = false
    return (labels) => labels.has(token)
  }

  const whole = either()
  return isSound && next >= tokens.length ? whole : null
}
