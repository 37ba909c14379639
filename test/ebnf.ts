import fc from 'fast-check'

/** What an expression of EBNF is made of. */
type Expression =
  | { kind: 'choice' | 'sequence'; members: Expression[] }
  | { kind: 'optional' | 'repeated'; member: Expression }
  | { kind: 'except'; member: Expression; but: Expression }
  | { kind: 'text' | 'special' | 'rule'; text: string }

/** What a special sequence `? … ?` stands for: a whole text, and texts to generate. */
export interface Special {
  pattern: Pick<RegExp, 'test'>
  /** How many code units such a text has at most. */
  longest?: number
  texts: fc.Arbitrary<string>
}

/** A grammar in EBNF as ISO/IEC 14977 has it, in which upper and lower case of what stands between quotes are the same. */
export interface Ebnf {
  /** Whether a rule derives all of a text. */
  accepts(rule: string, text: string): boolean
  /** Texts that a rule derives. */
  sentences(rule: string): fc.Arbitrary<string>
}

/**
 * Reads a grammar.
 *
 * @param specials by what stands between the `?`
 */
export function readEbnf(grammar: string, specials: Readonly<Record<string, Special>>): Ebnf {
  const rules = readRules(grammar)
  const ruleOf = (name: string): Expression => known(rules.get(name), `rule ${name}`)
  const specialOf = (text: string): Special => known(specials[text], `meaning of ? ${text} ?`)
  const accepts = (expression: Expression, text: string): boolean => ends(expression, text)(0).has(text.length)

  /** Where an expression can end that begins at a place. */
  function ends(whole: Expression, text: string): (start: number) => ReadonlySet<number> {
    const memory = new Map<Expression, Map<number, ReadonlySet<number>>>()
    const lower = text.toLowerCase()
    const from = (expression: Expression, start: number): ReadonlySet<number> => {
      const known = memory.get(expression) ?? new Map<number, ReadonlySet<number>>()
      memory.set(expression, known)
      const found = known.get(start) ?? new Set(find(expression, start))
      known.set(start, found)
      return found
    }
    const find = (expression: Expression, start: number): Iterable<number> => {
      switch (expression.kind) {
        case 'text':
          return lower.startsWith(expression.text.toLowerCase(), start) ? [start + expression.text.length] : []
        case 'special': {
          const { pattern, longest = Infinity } = specialOf(expression.text)
          const all = Array.from({ length: Math.min(longest, text.length - start) }, (_, index) => start + index + 1)
          return all.filter((end) => pattern.test(text.slice(start, end)))
        }
        case 'rule':
          return from(ruleOf(expression.text), start)
        case 'choice':
          return expression.members.flatMap((member) => [...from(member, start)])
        case 'sequence':
          return expression.members.reduce<number[]>(
            (places, member) => [...new Set(places.flatMap((place) => [...from(member, place)]))],
            [start],
          )
        case 'optional':
          return [start, ...from(expression.member, start)]
        case 'except': {
          const unwanted = from(expression.but, start)
          return [...from(expression.member, start)].filter((end) => !unwanted.has(end))
        }
        case 'repeated': {
          const places = new Set([start])
          for (const place of places) for (const end of from(expression.member, place)) places.add(end)
          return places
        }
      }
    }
    return (start) => from(whole, start)
  }

  const arbitraries = new Map<string, fc.Arbitrary<string>>()
  const sentences = (name: string): fc.Arbitrary<string> => {
    const made = arbitraries.get(name) ?? arbitraryOf(ruleOf(name))
    arbitraries.set(name, made)
    return made
  }
  function arbitraryOf(expression: Expression): fc.Arbitrary<string> {
    switch (expression.kind) {
      case 'text':
        return fc.constantFrom(expression.text, expression.text, expression.text.toUpperCase())
      case 'special':
        return specialOf(expression.text).texts
      case 'rule':
        return sentences(expression.text)
      case 'choice':
        return fc.oneof(...expression.members.map(arbitraryOf))
      case 'sequence':
        return fc.tuple(...expression.members.map(arbitraryOf)).map((parts) => parts.join(''))
      case 'optional':
        return fc.oneof(fc.constant(''), arbitraryOf(expression.member))
      case 'repeated':
        return fc.array(arbitraryOf(expression.member), { maxLength: 4 }).map((parts) => parts.join(''))
      case 'except': {
        const found = new Map<string, boolean>()
        return arbitraryOf(expression.member).filter((text) => {
          const isWanted = found.get(text) ?? !accepts(expression.but, text)
          found.set(text, isWanted)
          return isWanted
        })
      }
    }
  }
  return { accepts: (rule, text) => accepts(ruleOf(rule), text), sentences }
}

function readRules(grammar: string): Map<string, Expression> {
  const tokens = [...grammar.matchAll(/"[^"]*"|'[^']*'|\?[^?]*\?|[\w-]*\w|[^\s]/g)].map(([token]) => token)
  const take = (token: string): string => {
    if (tokens[0] !== token) throw new SyntaxError(`Expected ${token} before ${tokens.join(' ')}`)
    return known(tokens.shift(), token)
  }
  const list = (sign: string, read: () => Expression): Expression[] => {
    const members = [read()]
    while (tokens[0] === sign) {
      tokens.shift()
      members.push(read())
    }
    return members
  }
  const choice = (): Expression => ({ kind: 'choice', members: list('|', sequence) })
  const sequence = (): Expression => ({ kind: 'sequence', members: list(',', except) })
  const except = (): Expression => {
    const member = primary()
    if (tokens[0] !== '-') return member
    tokens.shift()
    return { kind: 'except', member, but: primary() }
  }
  const enclosed = (end: string): Expression => {
    const inner = choice()
    take(end)
    return inner
  }
  const primary = (): Expression => {
    const token = tokens.shift() ?? ''
    if (token === '(') return enclosed(')')
    if (token === '[') return { kind: 'optional', member: enclosed(']') }
    if (token === '{') return { kind: 'repeated', member: enclosed('}') }
    if (/^["'].*["']$/s.test(token)) return { kind: 'text', text: token.slice(1, -1) }
    if (token.startsWith('?')) return { kind: 'special', text: token.slice(1, -1).trim().replace(/\s+/g, ' ') }
    if (/^\w/.test(token)) return { kind: 'rule', text: token }
    throw new SyntaxError(`Expected an expression before ${token} ${tokens.join(' ')}`)
  }
  const rules = new Map<string, Expression>()
  while (tokens.length > 0) {
    const name = tokens.shift() ?? ''
    take('=')
    rules.set(name, choice())
    take(';')
  }
  return rules
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new RangeError(`The grammar has no ${what}`)
  return value
}
