/** What is wrong with YAML, as an author can mend it. */
export type YamlProblem =
  /** `title: a: b`. */
  | 'colon-in-value'
  /** `title:a`, or a line that is no setting at all. */
  | 'no-colon'
  /** A `[` that is not closed. */
  | 'open-list'
  /** A `{` that is not closed. */
  | 'open-mapping'
  | 'open-quote'
  /** `"a" b`. */
  | 'text-after-value'
  /** `\q` between double quotes. */
  | 'escape'
  /** `title: @a`, `title: *a*`: a value that begins with a sign that means something to YAML. */
  | 'first-sign'
  /** `a: - b`. */
  | 'list-in-line'
  | 'indentation'
  | 'tab'
  | 'too-deep'
  /** What no author of front matter comes by. */
  | 'other'
