import { dialectOf, type Dialect } from './dialect.ts'

/** An extension with which something is a container, and what a page that uses it has. */
interface ContainerExtension {
  name: string
  mark: RegExp
}

const lead = String.raw`^[ \t>]*`

/** The types of blocks that `pymdownx.blocks.admonition` and its siblings have by themselves. */
const blocks: readonly (readonly [name: string, types: string])[] = [
  ['admonition', 'admonition|note|attention|caution|danger|error|tip|hint|warning|important'],
  ['details', 'details'],
  ['tab', 'tab'],
  ['html', 'html'],
  ['definition', 'define'],
  ['caption', '(?:figure-|table-)?caption'],
]

/** Extensions in whose containers directives are. What Material for MkDocs does not recommend comes last. */
const containerExtensions: readonly ContainerExtension[] = [
  { name: 'admonition', mark: new RegExp(`${lead}!!!`, 'm') },
  { name: 'pymdownx.details', mark: new RegExp(`${lead}\\?{3}`, 'm') },
  { name: 'pymdownx.tabbed', mark: new RegExp(`${lead}===[!+ ]`, 'm') },
  { name: 'md_in_html', mark: /<[a-z][^<>]*\smarkdown\b/i },
  { name: 'def_list', mark: new RegExp(`${lead}: `, 'm') },
  { name: 'footnotes', mark: new RegExp(`${lead}\\[\\^`, 'm') },
  ...blocks.map(([name, types]) => ({
    name: `pymdownx.blocks.${name}`,
    mark: new RegExp(`${lead}\\/{3,} *(?:${types}) *(?:\\||$)`, 'im'),
  })),
  {
    name: 'pymdownx.fancylists',
    mark: new RegExp(`${lead}(?:\\d+\\)|(?:[a-zA-Z]|#|[ivxlcdm]+|[IVXLCDM]+)[.)])[ \\t]`, 'm'),
  },
]

/** The extensions that a dialect lacks and that a page uses, as far as its marks say. */
export function lackedExtensions({ options }: Dialect, source: string): string[] {
  if (!options) return []
  return containerExtensions
    .filter(({ name, mark }) => !options.extensions.has(name) && mark.test(source))
    .map(({ name }) => name)
}

/** A dialect with some more extensions. */
export function withExtensions(dialect: Dialect, names: readonly string[]): Dialect {
  const { options } = dialect
  if (!options) return dialect
  const more = names.map((name) => [name, {}] as const)
  return dialectOf(dialect.name, { ...options, extensions: new Map([...options.extensions, ...more]) })
}
