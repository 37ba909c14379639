import { Document, isMap, type Node, type Pair } from 'yaml'
import { readToml } from '../config-files.ts'
import type { FileAccess } from '../../files/file-access.ts'
import { findKey } from '../../core/toml/lines.ts'
import { zensicalDefaults } from '../../markdown/extensions.ts'
import { isMapping } from '../../core/yaml/parse.ts'

/** The settings of which messages say the place. */
const placed = ['docs_dir', 'markdown_extensions', 'extra_javascript', 'extra_css', 'plugins']

/**
 * Reads a `zensical.toml`: what is in its table `project`, or all of it where there is none (zensical/config.py,
 * `parse_zensical_config`, 0.0.73).
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @param repository absolute path of the folder below which it must be; null where it may be anywhere
 * @returns its settings as if they were read from YAML; the keys of those that a message can be about have their place
 * @throws SetupError when it is not TOML
 */
export function readZensical(
  file: string,
  shown: string,
  repository: string | null,
  access: FileAccess,
): { text: string; contents: Document['contents'] } {
  const { text, values } = readToml(file, shown, repository, access)
  const hasTable = Object.hasOwn(values, 'project')
  const settings = hasTable ? values['project'] : values
  if (!isMapping(settings)) return { text, contents: null }
  const { markdown_extensions: extensions, ...others } = settings
  const whole = { ...others, markdown_extensions: zensicalExtensions(extensions) }
  const { contents } = new Document(whole, { aliasDuplicateObjects: false })
  for (const { key } of isMap(contents) ? (contents.items as Pair<Node>[]) : []) {
    const name = String(key)
    const span = placed.includes(name) ? findKey(text, [...(hasTable ? ['project'] : []), name]) : null
    if (span) key.range = [span.start, span.end, span.end]
  }
  return { text, contents }
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
function zensicalExtensions(written: unknown): unknown {
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
