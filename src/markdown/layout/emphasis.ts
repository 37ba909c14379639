/** Writes emphasis with `*` where it has `_`. Underscores within words, in the target of a link and behind `\` are text. */
export function withOneEmphasis(text: string): string {
  if (!text.includes('_')) return text
  let result = ''
  let isInTarget = false
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? ''
    if (text.startsWith('](', index)) isInTarget = true
    else if (sign === ')' || sign === ' ') isInTarget = false
    result += sign === '_' && !isInTarget && isDelimiter(text, index) ? '*' : sign
  }
  return result
}

/** Whether an underscore has a letter or a digit on one side at most; a run of two is one mark. */
function isDelimiter(text: string, index: number): boolean {
  const start = text[index - 1] === '_' ? index - 1 : index
  const end = text[index + 1] === '_' ? index + 1 : index
  const [before, after] = [text[start - 1] ?? ' ', text[end + 1] ?? ' ']
  if (before === '\\' || before === '_' || after === '_') return false
  const isWord = /[\p{L}\p{N}]/u
  return isWord.test(before) !== isWord.test(after) || /\S/.test(before) !== /\S/.test(after)
}
