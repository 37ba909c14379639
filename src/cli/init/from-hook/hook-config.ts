import { basename, dirname, join } from 'node:path'
import { Document, isCollection, isMap } from 'yaml'
import { wholeConfig } from '../config-text.ts'
import { readInherited, sourceOf } from '../../../config/generator/inherited.ts'
import { plainValue } from '../../../config/generator/markdown-settings.ts'
import { onDisk } from '../../../files/file-access.ts'
import { readTextBelow } from '../../../files/read-text.ts'
import { repositoryRoot } from '../../../files/repository-root.ts'
import { labelSets } from './hook-labels.ts'
import { hookCollections, hookSettings, type HookSettings } from './hook-settings.ts'
import type { InitContext, Snippet } from '../proposal.ts'
import { readPython } from './python-source.ts'
import type { Site } from '../../../site/site.ts'

/** A site's hooks of MkDocs that fill lists or labels in. */
export interface FoundHooks {
  /** Their paths, as the site's configuration names them. */
  files: readonly string[]
  sources: readonly ReturnType<typeof readPython>[]
}

/**
 * Finds the hooks that the site's configuration names and that have directives. They are read as text, and never run; what
 * lies outside the repository is not read.
 *
 * @param config absolute path of the site's configuration, or undefined when it has none
 */
export function findHooks(config: string | undefined, allowOutside: boolean): FoundHooks {
  if (config === undefined || config.endsWith('.toml')) return { files: [], sources: [] }
  const settings = [...readInherited(config, basename(config), allowOutside, onDisk)]
  const named = [plainValue(sourceOf(settings, 'hooks').pair?.value)].flat()
  const found = named.flatMap((file) => {
    const isPython = typeof file === 'string' && file.endsWith('.py')
    const read = isPython
      ? readTextBelow(repositoryRoot(dirname(config), onDisk), join(dirname(config), file), onDisk)
      : null
    const source = readPython(read && 'text' in read ? read.text : '')
    const isOurs = hookCollections(source, ['any']).length > 0 || labelSets(source).length > 0
    return typeof file === 'string' && isOurs ? [{ file, source }] : []
  })
  return { files: found.map(({ file }) => file), sources: found.map(({ source }) => source) }
}

/** The configuration that shows what hooks show, as a `mdsplice.yml`. */
export function hookConfig(site: Site, { sources }: FoundHooks, context: InitContext): Snippet {
  return wholeConfig(settingsText(hookSettings(site, sources)), context)
}

/** Settings as YAML, the innermost each on a line of its own. */
function settingsText(settings: HookSettings): string {
  const collections = Object.entries(settings.collections ?? {}).map(([name, collection]) => [
    name,
    Object.keys(collection ?? {}).length > 0 ? collection : null,
  ])
  const document = new Document({
    ...settings,
    ...(settings.collections && { collections: Object.fromEntries(collections) }),
  })
  const fold = (node: unknown, depth: number): void => {
    if (!isCollection(node)) return
    if (depth > 2) node.flow = true
    else if (isMap(node)) for (const { value } of node.items) fold(value, depth + 1)
  }
  fold(document.contents, 0)
  return document
    .toString({ lineWidth: 0, nullStr: '' })
    .replace(/(?<! ) +$/gm, '')
    .replace(/: \[ (.*) \]$/gm, ': [$1]')
}
