import { Document, isMap, type Node, type Pair } from 'yaml'
import { readToml } from './config-files.ts'
import { isMapping } from './setting.ts'
import { zensicalExtensions } from './zensical-extensions.ts'
import { findKey } from '../core/toml/find-key.ts'

/** The settings of which messages say the place. */
const placed = ['docs_dir', 'markdown_extensions', 'extra_javascript', 'extra_css', 'plugins']

/**
 * Reads a `zensical.toml`: what stands in its table `project`, or all of it where there is none (zensical/config.py,
 * `parse_zensical_config`, 0.0.73).
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @param repository absolute path of the folder below which it must stand; null where it may stand anywhere
 * @returns its settings as if they were read from YAML; the keys of those that a message can be about have their place
 * @throws SetupError when it is no TOML
 */
export function readZensical(
  file: string,
  shown: string,
  repository: string | null,
): { text: string; contents: Document['contents'] } {
  const { text, values } = readToml(file, shown, repository)
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
