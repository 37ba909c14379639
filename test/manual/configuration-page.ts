import { configSchema } from '../../src/config/schema.ts'
import type { Setting } from '../../src/config/setting.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { configurableRules, rules } from '../../src/report/rules.ts'
import { generatedPage, table } from './generated-page.ts'

/** The page with every setting of `mdsplice.yml`, by its path below `docs/`, made of the JSON Schema. */
export function configurationPage(): Map<string, string> {
  const schema = configSchema(schemaNames)
  const title = 'Settings of mdsplice.yml'
  return new Map([
    [
      'configuration-reference.md',
      generatedPage({ title, description: 'Every setting of mdsplice.yml, with what it takes' }, [
        `# ${title}`,
        'Every setting that `mdsplice.yml` can have. [Configuration](configuration.md) shows them in use. `NAME` is a\nname that you choose.',
        ...Object.entries(schema.properties).flatMap(([name, setting]) => section(name, setting)),
      ]),
    ],
  ])
}

function section(name: string, setting: Setting): string[] {
  const below = settingsBelow(name, setting)
  return [
    `## ${name}`,
    setting.description ?? '',
    name === 'rules' ? rulesTable(setting) : settingsTable(setting, below),
  ]
}

function settingsTable(setting: Setting, below: readonly [string, Setting][]): string {
  if (below.length === 0) return `Takes ${takes(setting)}.`
  const [first = ''] = below.map(([path]) => path)
  const shared = /^(?:\w+\.NAME|\w+)(?:\[\])?\./.exec(first)?.[0] ?? ''
  const isShared = below.every(([path]) => path.startsWith(shared))
  const rows = below.map(([path, at]) => [
    `\`${isShared ? path.slice(shared.length) : path}\``,
    takes(at),
    at.description ?? '',
  ])
  return [
    isShared ? `Each stands below \`${shared.slice(0, -1)}\`.` : '',
    table(['setting', 'takes', 'means'], rows),
  ].join('\n\n')
}

/** Rules all take the same. */
function rulesTable({ properties = {} }: Setting): string {
  const [first] = Object.values(properties)
  const rows = configurableRules.map((id) => [`\`${id}\``, `\`${rules[id].severity}\``])
  const text = `Each stands below \`rules\` and takes ${first ? takes(first) : ''}. [Messages](rules/index.md) explains them.`
  return [text, table(['setting', 'without it'], rows)].join('\n\n')
}

/** Every setting below another one, with its path. */
function settingsBelow(path: string, { properties, patternProperties, items }: Setting): [string, Setting][] {
  const named = Object.values(patternProperties ?? {}).map((schema): [string, Setting] => [`${path}.NAME`, schema])
  const known = Object.entries(properties ?? {}).map(([key, schema]): [string, Setting] => [`${path}.${key}`, schema])
  const inItems = items?.properties ? settingsBelow(`${path}[]`, items) : []
  const below = [...named, ...known].flatMap(([at, schema]): [string, Setting][] => [
    ...(isGroup(schema) ? [] : [[at, schema] as [string, Setting]]),
    ...settingsBelow(at, schema),
  ])
  return [...below, ...inItems]
}

/** Whether a setting only holds other settings and says nothing of its own. */
function isGroup({ description, properties }: Setting): boolean {
  return description === undefined && properties !== undefined
}

function takes({ enum: values, type, items, additionalProperties }: Setting): string {
  if (values) {
    const words = values.filter((value) => typeof value === 'string')
    return words.map((value) => `\`${value}\``).join(', ')
  }
  return [type ?? []]
    .flat()
    .filter((name) => name !== 'null')
    .map((name) => {
      if (name === 'array') return items?.type === undefined ? 'a list' : `a list of ${plural(items.type)}`
      if (name === 'object') return typeof additionalProperties === 'object' ? 'names, each with a text' : 'settings'
      return (
        { string: 'text', boolean: '`true` or `false`', number: 'a number', integer: 'a whole number' }[name] ?? name
      )
    })
    .join(', or ')
}

function plural(type: string | readonly string[]): string {
  const words: Record<string, string> = { string: 'texts', number: 'numbers', boolean: 'booleans', object: 'settings' }
  return [type]
    .flat()
    .map((name) => words[name] ?? name)
    .join(' or ')
}
