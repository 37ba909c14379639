import { isMapping } from './setting.ts'
import { zensicalDefaults } from '../markdown/extensions.ts'

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
  if (written === undefined) return { tables: {}, ...zensicalDefaults }
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
