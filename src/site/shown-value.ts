import type { Language, Shown } from '../types.ts'

const months: Readonly<Record<Language, readonly string[]>> = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

const truths: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  nl: new Map([
    ['true', 'ja'],
    ['false', 'nee'],
  ]),
  en: new Map([
    ['true', 'yes'],
    ['false', 'no'],
  ]),
}

const longestTruth = 'false'.length

/**
 * A value as readers see it. `true` and `false` are said in the site's language, as no reader expects them in a text;
 * other values, dates among them, stay as their author wrote them unless a setting says otherwise. The words are our own,
 * so that a listing is the same on every machine.
 */
export function shownValue(value: string, show: Shown | null, language: Language): string {
  if (show === null) return value.length > longestTruth ? value : (truths[language].get(value.toLowerCase()) ?? value)
  if (show === 'last') return value.slice(Math.max(value.lastIndexOf(':'), value.lastIndexOf('/')) + 1) || value
  return show === 'date' ? dateInWords(value, language) : value
}

function dateInWords(value: string, language: Language): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(value) ?? []
  const name = months[language][Number(month) - 1]
  return name === undefined ? value : `${Number(day)} ${name} ${year}`
}
