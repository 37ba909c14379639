import { formats } from '../../types.ts'
import type { RuleDetails } from '../../types.ts'
import { enumerate } from './enumerate.ts'

/** What an option takes, in Dutch. */
export const expectations: Record<RuleDetails['invalid-option']['expected'], string> = {
  number: 'geef een heel getal, 1 of hoger',
  percentage: 'geef een percentage, zoals `95%`',
  field: "geef namen van velden, met komma's en geen spaties ertussen",
  format: `geef een van ${enumerate(formats)}`,
  switch: 'geef `yes` of `no`',
}

/** What a word that is left over was perhaps part of, in Dutch. */
export const hints = {
  quotes: '; een waarde met een spatie erin staat tussen aanhalingstekens: `"…"`',
  signs: '; rond de tekens van een filter staan geen spaties: `veld/waarde`, `veld/waarde|waarde`',
}

/** What can be wrong with a mapping in braces, besides its YAML, in Dutch. */
export const braces = {
  'no-mapping': 'het heeft niet de vorm `{ veld: waarde }`',
  nested: 'achter een naam staat een waarde of een lijst van waarden: `{ veld: [waarde, waarde] }`',
}

/** What can be wrong with a directive, in Dutch. */
export const mistakes: Record<Exclude<RuleDetails['invalid-directive']['problem'], 'not-yaml'>, string> = {
  'too-long': 'Een opdracht heeft hooguit 10.000 tekens',
  'unclosed-quote': 'Een aanhalingsteken is niet gesloten',
  'text-after-quote':
    'Aanhalingstekens horen om de hele waarde heen, met `\\"` voor een aanhalingsteken erin',
  'not-comparable': '`<` en `>` vergelijken getallen zoals 1.5 en datums zoals 2025-01-31, en dit is geen van beide',
  'compares-dates': 'Dit veld heeft datums; vergelijk met een datum zoals 2025-01-31 en niet met een getal',
  'compares-numbers': 'Dit veld heeft getallen; vergelijk met een getal en niet met een datum',
  'other-quotes': 'Alleen rechte aanhalingstekens houden een waarde bij elkaar, `"…"`; dit zijn andere',
  'no-value': 'Achter dit veld ontbreekt een waarde; `veld/*` vraagt naar elke waarde',
  incomplete: 'Er ontbreekt een woord; schrijf het zo',
}
