/** What an option takes, in Dutch. */
export const expectations = {
  number: 'geef een heel getal, 1 of hoger',
  percentage: 'geef een percentage, zoals `95%`',
  field: "geef namen van velden, met komma's en geen spaties ertussen",
  format: 'geef een van {known}',
  switch: 'geef `yes` of `no`',
} as const

/** What a word that is left over was perhaps part of, in Dutch. */
export const hints = {
  quotes: '; een waarde met een spatie erin staat tussen aanhalingstekens: `"…"`',
  signs: '; rond de tekens van een filter staan geen spaties: `veld/waarde`, `veld/waarde|waarde`',
} as const

/** What can be wrong with a mapping in braces, besides its YAML, in Dutch. */
export const braces = {
  'no-mapping': 'het heeft niet de vorm `{ veld: waarde }`',
  nested: 'achter een naam staat een waarde of een lijst van waarden: `{ veld: [waarde, waarde] }`',
} as const

/** What can be wrong with a directive, in Dutch. */
export const mistakes = {
  'too-long': 'Een opdracht heeft hooguit 10.000 tekens: `{text}`',
  'unclosed-quote': 'Een aanhalingsteken is niet gesloten: `{text}`',
  'text-after-quote':
    'Aanhalingstekens horen om de hele waarde heen, met `\\"` voor een aanhalingsteken erin: `{text}`',
  'not-comparable':
    '`<` en `>` vergelijken getallen zoals 1.5 en datums zoals 2025-01-31, en dit is geen van beide: `{text}`',
  'compares-dates': 'Dit veld heeft datums; vergelijk met een datum zoals 2025-01-31 en niet met een getal: `{text}`',
  'compares-numbers': 'Dit veld heeft getallen; vergelijk met een getal en niet met een datum: `{text}`',
  'other-quotes': 'Alleen rechte aanhalingstekens houden een waarde bij elkaar, `"…"`; dit zijn andere: `{text}`',
  'no-value': 'Achter dit veld ontbreekt een waarde; `veld/*` vraagt naar elke waarde: `{text}`',
  negation: 'Een `!` hoort vóór het veld: `{text}`',
  incomplete: 'Er ontbreekt een woord; schrijf het zo: `{text}`',
} as const
