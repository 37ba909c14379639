import { expect, test } from '@jest/globals'
import { readExpression } from '../../src/core/label-expression.ts'

test.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['A && b', 'a b', true],
  ['a & b', 'a', false],
  ['a || b', 'b', true],
  ['(a || b) && c', 'a', false],
  ['(a || b) && c', 'b c', true],
  ['a || b && c', 'a', true],
  ['(a || b) && !c', 'a c', false],
  ['!a', '', true],
  ['!(a && b)', 'a', true],
  ['rol-ai-act-aanbieder ((b))', 'rol-ai-act-aanbieder b', true],
])('`%s` with the labels `%s` is %s', (text, labels, expected) => {
  expect(readExpression(text)?.(new Set(labels.split(' ')))).toBe(expected)
})

test.each([
  ['parentheses within one another', '('.repeat(100_000)],
  ['balanced ones', `${'('.repeat(100_000)}a${')'.repeat(100_000)}`],
  ['negations', `${'!'.repeat(100_000)}a`],
  ['alternatives', `a${' || a'.repeat(100_000)}`],
])('100,000 %s cannot be read, and bring nothing down', (_, text) => {
  expect(readExpression(text)).toBeNull()
})

test.each(['', '(a', 'a)', 'a ||', '&& a', '!', '()', 'a || && b'])('`%s` cannot be read', (text) => {
  expect(readExpression(text)).toBeNull()
})
