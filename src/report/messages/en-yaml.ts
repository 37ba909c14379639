import type { YamlProblem } from '../../core/yaml/problem.ts'

/** What is wrong with YAML and how to mend it, in English. */
export const yaml = {
  'colon-in-value': 'a value with a colon in it needs quotes around it: `title: "One: two"`',
  'no-colon': 'here a name, a colon and a space must begin the line: `title: …`',
  'open-list': 'the bracket `[` is not closed; put a `]` at the end of the list',
  'open-mapping': 'the brace `{` is not closed; put a `}` at its end',
  'open-quote': 'a quotation mark is not closed',
  'text-after-value': 'text follows what ended before it; put quotes around the whole value',
  escape: "between double quotes a backslash has a meaning of its own; write it twice, or use single quotes: `'a\\b'`",
  'first-sign': 'a value cannot begin with this sign; put quotes around the value',
  'list-in-line': 'a list begins on a line of its own with `- `, or stands in brackets: `[a, b]`',
  indentation: 'the line is indented too far or not far enough; lines that belong together begin in the same column',
  tab: 'lines are indented with spaces, not with tabs',
  'too-deep': 'there are too many brackets within each other',
  other: 'this is no YAML',
} as const satisfies Record<YamlProblem, string>
