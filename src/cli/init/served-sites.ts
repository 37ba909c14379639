import { dirname, posix } from 'node:path'
import { isMap, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import { addBelow } from '../../config/edits/add-settings.ts'
import { parseYaml } from '../../core/yaml/parse.ts'

/** A run of mdsplice that a hook or CI has: which site it is about. */
interface Use {
  /** The site's configuration, or its folder; null when mdsplice finds the site itself. */
  site: string | null
  /** The item of a list that it is, if it is one. */
  item: YAMLMap | null
  list: YAMLSeq | null
}

/**
 * Whether a hook or CI runs mdsplice for a site. Where mdsplice is only mentioned, nobody can tell, and it counts.
 *
 * @param text a `.pre-commit-config.yaml`, a workflow of GitHub or the jobs of GitLab
 * @param configFile the site's configuration as programs must name it that start in the repository's root; null when they
 *   find it
 */
export function isServed(text: string, configFile: string | null): boolean {
  if (!/\bmdsplice\b/.test(text)) return false
  const uses = usesIn(text)
  if (uses.length === 0) return true
  return uses.some(({ site }) =>
    site === null || configFile === null ? site === configFile : [configFile, dirname(configFile)].includes(site),
  )
}

/**
 * Adds a hook or a step for another site below the last one that runs mdsplice.
 *
 * @param lines of YAML, an item of the list in which that one is
 * @returns null where none is in a list, or the result would not be the same with just that item
 */
export function addUse(text: string, lines: readonly string[]): string | null {
  const last = usesIn(text).findLast(({ item }) => item !== null)
  return last?.list && last.item ? addBelow(text, last.list, last.item, lines) : null
}

function usesIn(text: string): Use[] {
  const parsed = parseYaml(text)
  if ('problem' in parsed) return []
  const uses: Use[] = []
  visit(parsed.document, {
    Map(_, map, path) {
      const list = path.at(-1)
      const site = siteOf(map)
      if (site === undefined) return undefined
      // A hook of one's own has more settings than a site.
      const isOurs = isSeq(list) && !map.has('entry')
      uses.push({ site, ...(isOurs ? { list, item: map } : { list: null, item: null }) })
      return visit.SKIP
    },
    Scalar(_, { value }) {
      if (typeof value !== 'string' || !/\bmdsplice\b.*\b(?:check|write|build)\b/.test(value)) return
      for (const command of value.split(/\n|&&|;/)) {
        if (/\bmdsplice\b.*\b(?:check|write|build)\b/.test(command))
          uses.push({ site: optionIn(command), list: null, item: null })
      }
    },
  })
  return uses
}

/** The site of a hook or a step of a workflow; undefined of what is neither. */
function siteOf(map: YAMLMap): string | null | undefined {
  const [id, uses, entry] = ['id', 'uses', 'entry'].map((key) => String(map.get(key) ?? ''))
  if (/^mdsplice\//.test(uses ?? '')) {
    const inputs = map.get('with')
    const [config, folder] = ['config-file', 'working-directory'].map((key) =>
      isMap(inputs) ? inputs.get(key) : undefined,
    )
    const named = [folder, config].filter((each) => typeof each === 'string' && each !== '')
    return named.length === 0 ? null : posix.join(...named.map(String))
  }
  if (!/^mdsplice-/.test(id ?? '') && !/\bmdsplice\b/.test(entry ?? '')) return undefined
  const args = map.get('args')
  const given = isSeq(args) ? args.items.map((each) => (isScalar(each) ? String(each.value) : '')) : []
  return optionIn([entry ?? '', ...given.map((each) => (/\s/.test(each) ? `"${each}"` : each))].join(' '))
}

/** What `--config-file` is in a command. */
function optionIn(command: string): string | null {
  const [, single, double, plain] = /\s(?:--config-file|-f)[\s=](?:'([^']*)'|"([^"]*)"|(\S+))/.exec(command) ?? []
  return single ?? double ?? plain ?? null
}
