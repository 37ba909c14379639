import { isMapping } from './setting.ts'

/**
 * The extensions of a `zensical.toml` that names none (zensical/config.py, `DEFAULT_MARKDOWN_EXTENSIONS`, 0.0.73), with
 * those of their settings that matter to a page.
 */
const defaults: Readonly<Record<string, object>> = {
  abbr: {},
  admonition: {},
  attr_list: {},
  def_list: {},
  footnotes: {},
  md_in_html: {},
  toc: { permalink: true },
  'pymdownx.arithmatex': { generic: true },
  'pymdownx.betterem': {},
  'pymdownx.caret': {},
  'pymdownx.details': {},
  'pymdownx.emoji': {},
  'pymdownx.highlight': { anchor_linenums: true, line_spans: '__span', pygments_lang_class: true },
  'pymdownx.inlinehilite': {},
  'pymdownx.keys': {},
  'pymdownx.magiclink': {},
  'pymdownx.mark': {},
  'pymdownx.smartsymbols': {},
  'pymdownx.superfences': { custom_fences: [{ name: 'mermaid', class: 'mermaid' }] },
  'pymdownx.tabbed': { alternate_style: true, combine_header_slug: true },
  'pymdownx.tasklist': { custom_checkbox: true },
  'pymdownx.tilde': {},
}

/** Those that Zensical adds to any (zensical/config.py, `_convert_markdown_extensions`, 0.0.73). */
const always = ['toc', 'tables', 'pymdownx.superfences']

/** Families of extensions, whose names TOML writes as tables: `[project.markdown_extensions.pymdownx.details]`. */
const families: readonly (readonly [family: string, within: string])[] = [
  ['pymdownx', 'blocks'],
  ['zensical', 'extensions'],
]

/**
 * The extensions that Zensical uses for a `markdown_extensions` of a `zensical.toml`, in the form that they have in a
 * `mkdocs.yml`.
 *
 * @param written its value; undefined where there is none
 */
export function zensicalExtensions(written: unknown): unknown {
  if (written === undefined) return { tables: {}, ...defaults }
  if (Array.isArray(written)) return [...always, ...(written as unknown[])]
  if (!isMapping(written)) return always
  const added = Object.fromEntries(always.map((name) => [name, {}]))
  return { ...added, ...families.reduce((found, family) => hoisted(found, ...family), written) }
}

/** The members of a family under their whole names; `within` is one that is a family itself. */
function hoisted(
  extensions: Readonly<Record<string, unknown>>,
  family: string,
  within: string,
): Record<string, unknown> {
  const { [family]: members, ...others } = extensions
  if (!isMapping(members)) return others
  const { [within]: inner, ...plain } = members
  return { ...others, ...prefixed(family, plain), ...(isMapping(inner) && prefixed(`${family}.${within}`, inner)) }
}

function prefixed(prefix: string, members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, settings]) => [`${prefix}.${name}`, settings]))
}
