import type { Finding } from '../report/finding.ts'
import type { Checks } from './checked-site.ts'
import { valuesIn } from '../site/page.ts'

/** Signs that make a value an expression over labels. */
const signs = /[|&!()]/

/** Words that people write in place of signs. */
const words: readonly [word: RegExp, sign: string][] = [
  [/(?<=[\s)])(?:or|of)(?=[\s(])/gi, '||'],
  [/(?<=[\s)])(?:and|en)(?=[\s(])/gi, '&&'],
  [/(?<=^|[\s(])(?:not|niet)\s+(?=\S)/gi, '!'],
]

/** `invalid-expression`: for whom a page is meant, where that cannot be read. */
export const checkExpressions: Checks = ({ collections, collectionsOf, canonical, isExpression }) => {
  if ([...collections.values()].every(({ collection }) => collection.interactive.labels.length === 0)) return null
  return (page, found) => {
    const fields = new Set(
      collectionsOf(page).flatMap(({ collection }) => collection.interactive.labels.map(canonical)),
    )
    for (const field of fields) {
      for (const { text, start, end } of valuesIn(page, field)) {
        const mended = withSigns(text)
        if (!signs.test(text) || (mended === text && isExpression(text))) continue
        const known = [mended, balanced(mended)].filter((candidate) => candidate !== text && isExpression(candidate))
        found.push({
          rule: 'invalid-expression',
          span: { start, end },
          details: { field, value: text, known },
        } satisfies Finding)
      }
    }
  }
}

function withSigns(text: string): string {
  return words.reduce((mended, [word, sign]) => mended.replace(word, sign), text)
}

/** Without signs that have no label at their side, and with as many parentheses closed as opened. */
function balanced(text: string): string {
  let open = 0
  const kept = text.replace(/[()]/g, (sign) => {
    if (sign === ')' && open === 0) return ''
    open += sign === '(' ? 1 : -1
    return sign
  })
  return kept.replace(/^[\s|&]+|(?<![\s|&!])[\s|&!]+$/g, '') + ')'.repeat(open)
}
