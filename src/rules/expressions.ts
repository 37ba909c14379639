import { isExpression, readExpression } from '../core/label-expression.ts'
import type { RuleGroup } from './rule-group.ts'
import { valuesIn } from '../site/page.ts'

/** Words that people write in place of characters. */
const words: readonly [word: RegExp, character: string][] = [
  [/(?<=[\s)])(?:or|of)(?=[\s(])/gi, '||'],
  [/(?<=[\s)])(?:and|en)(?=[\s(])/gi, '&&'],
  [/(?<=^|[\s(])(?:not|niet)\s+(?=\S)/gi, '!'],
]

/** `invalid-expression`: for whom a page is meant, where that cannot be read. */
export const checkExpressions: RuleGroup<'invalid-expression'> = ({
  collections,
  collectionsOf,
  fields: { canonical },
}) => {
  if ([...collections.values()].every(({ collection }) => collection.interactive.labels.length === 0)) return null
  return (page, report) => {
    const fields = new Set(
      collectionsOf(page).flatMap(({ collection }) => collection.interactive.labels.map(canonical)),
    )
    for (const field of fields) {
      for (const { text, start, end } of valuesIn(page, field)) {
        const fixed = withSigns(text)
        if (!isExpression(text) || (fixed === text && isReadable(text))) continue
        const known = [fixed, balanced(fixed)].filter((candidate) => candidate !== text && isReadable(candidate))
        report({ rule: 'invalid-expression', span: { start, end }, details: { field, value: text, known } })
      }
    }
  }
}

/** Whether the script in the page can read a text. */
function isReadable(text: string): boolean {
  return readExpression(text) !== null
}

function withSigns(text: string): string {
  return words.reduce((fixed, [word, character]) => fixed.replace(word, character), text)
}

/** Without characters that have no label at their side, and with as many parentheses closed as opened. */
function balanced(text: string): string {
  let open = 0
  const kept = text.replace(/[()]/g, (character) => {
    if (character === ')' && open === 0) return ''
    open += character === '(' ? 1 : -1
    return character
  })
  return kept.replace(/^[\s|&]+|(?<![\s|&!])[\s|&!]+$/g, '') + ')'.repeat(open)
}
