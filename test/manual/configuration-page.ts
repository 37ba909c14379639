import { generatedPage, table } from './generated-page.ts'
import { configSchema } from '../../src/config/schema/schema.ts'
import type { Setting } from '../../src/config/schema/setting.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { configurableRules, rules } from '../../src/report/rules.ts'

/** The page with every setting of `mdsplice.yml`, by its path below `docs/`, made of the JSON Schema. */
export function configurationPage(): Map<string, string> {
  const schema = configSchema(schemaNames)
  const title = 'Settings of mdsplice.yml'
  return new Map([
    [
      'configuration-reference.md',
      generatedPage({ title, description: 'Every setting of mdsplice.yml, with what it takes' }, [
        `# ${title}`,
        'All settings of `mdsplice.yml`. [Configuration](configuration.md) shows them in use. `NAME` is a name that you choose.',
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
    name === 'rules' ? rulesText(setting) : settingsTable(setting, below),
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
  return [isShared ? `In \`${shared.slice(0, -1)}\`:` : '', table(['setting', 'takes', 'means'], rows)]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Rules all take the same; the page of messages has each with its severity. */
function rulesText({ properties = {} }: Setting): string {
  const [first] = Object.values(properties)
  const locked = Object.keys(rules).filter((id) => !configurableRules.some((each) => each === id))
  return [
    `\`rules.NAME\` takes ${first ? takes(first) : ''}. [Messages](rules/index.md) lists the rules and their defaults.`,
    `The severity of ${locked.map((id) => `\`${id}\``).join(', ')} cannot be changed.`,
  ].join(' ')
}

/** Every setting below another one, with its path; items and groups that are the same in several settings only once. */
function settingsBelow(
  path: string,
  { properties = {}, patternProperties = {}, items }: Setting,
  seen = new Set<Setting>(),
): [string, Setting][] {
  const patterns = Object.values(patternProperties)
  const own = Object.entries(properties).filter(([, schema]) => !patterns.includes(schema))
  const named = patterns.map((schema): [string, Setting] => [`${path}.NAME`, schema])
  const known = own.map(([key, schema]): [string, Setting] => [`${path}.${key}`, schema])
  const isNew = items?.properties !== undefined && !seen.has(items)
  if (isNew) seen.add(items)
  const inItems = isNew ? settingsBelow(`${path}[]`, items, seen) : []
  const below = [...named, ...known].flatMap(([at, schema]): [string, Setting][] => [
    ...(isGroup(schema) ? [] : [[at, schema] as [string, Setting]]),
    ...settingsBelow(at, schema, seen),
  ])
  return [...below, ...inItems]
}

/** Whether a setting only holds other settings and says nothing of its own. */
function isGroup({ description, properties }: Setting): boolean {
  return description === undefined && properties !== undefined
}

function takes({ enum: values, type, additionalProperties }: Setting): string {
  if (values) {
    const words = values.filter((value) => typeof value === 'string')
    return words.map((value) => `\`${value}\``).join(', ')
  }
  return [type ?? []]
    .flat()
    .filter((name) => name !== 'null')
    .map((name) => {
      if (name === 'array') return 'list'
      if (name === 'object') return typeof additionalProperties === 'object' ? 'a mapping' : 'settings'
      return (
        { string: 'text', boolean: '`true` or `false`', number: 'a number', integer: 'a whole number' }[name] ?? name
      )
    })
    .join(' or ')
}
