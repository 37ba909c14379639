/** Texts that a terminal, or the log of a build service, would obey. */
export const orders = [
  '::error::pwned',
  ' \u00A0\t::set-output name=a::b',
  '::stop-commands::x',
  'a\n::warning file=x::b',
  'a\r::error::b',
  'a\r\n  ::add-mask::b',
  'a\u2028::error::b',
  'a\u0085::error::b',
  '##[error]pwned',
  'a ##[group]b',
  '##vso[task.setvariable variable=a]b',
  'x##teamcity[buildStatus]',
  'section_start:1:a\r\u001B[0Kb',
  '\u001B[31mred',
  '\u001B[2J\u001B]0;title\u0007',
  '\u001B]8;;http://x\u001B\\link',
  '\u009B31m',
  'a\u0000b',
  'a\bb\u007F',
  '\u202Egnp.exe',
  '\u2066a\u2069',
]

const colors = /\u001B\[(?:0|1|4|22|24|31|32|33|36|39)m/g

/**
 * What in an output a terminal or a log would obey; null when there is nothing.
 *
 * @param hasColors whether the program's own colours are none of it
 */
export function orderIn(output: string, hasColors = false): string | null {
  const text = hasColors ? output.replace(colors, '') : output
  const control = /(?!\r\n)[^\P{Cc}\t\n]|[\p{Cs}\u2028-\u202E\u2066-\u2069]/u.exec(text)
  const command = /^\s*::.*|.*##\w*\[.*/m.exec(text)
  return control
    ? JSON.stringify(text.slice(Math.max(0, control.index - 40), control.index + 40))
    : (command?.[0] ?? null)
}
