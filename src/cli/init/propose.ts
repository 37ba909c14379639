import { globTest } from '../../core/patterns/glob.ts'
import { foldersOf, isCatalogue, topFolder, type Folder } from './folders.ts'
import { columnsOf } from './front-matter-fields.ts'
import { joinFolders } from './parent-folders.ts'
import type { Proposal, ProposedCollection, ProposedField, SeenPage, SiteSurvey } from './proposal.ts'
import { relationsOf, type Relation } from './relations.ts'

/** Proposes what a `mdsplice.yml` could say of a site, beyond what its configuration says already. */
export function propose(site: SiteSurvey): Proposal {
  const folders = foldersOf(site.pages, languageFolders(site.pages, site.themeLanguage))
  const isAsked = ({ name }: Folder): boolean => site.asked.has(name.toLowerCase())
  // Where there are lists already, pages with no more than a title are certainly not to be listed.
  const countsAny = site.known.size === 0 && !site.isConfigured
  const asked = folders.filter(isAsked)
  const others = folders.filter((folder) => !isAsked(folder) && isCatalogue(folder, countsAny))
  const top = topFolder(site.pages, site.topName)
  const found = [...asked, ...joinFolders(others, site.topName), ...(isCatalogue(top, false) ? [top] : [])]
  const catalogues = withoutNamesakes(found.map((folder) => withMembers(folder, site)).sort(inFileOrder(site)))
  const vocabularies = folders.filter(({ name }) => !catalogues.some((each) => each.name === name))
  const relations = relationsOf(catalogues, [...catalogues, ...vocabularies])
  const added = catalogues.filter(
    ({ name, pages }) => !site.known.has(name.toLowerCase()) && !pages.every(({ path }) => site.isTaken(path)),
  )
  // Where the well-known folders are, pages that only give their fields values need no list of their own.
  const isVocabulary = (folder: Folder): boolean =>
    relations.some(({ from, to }) => from !== folder && to[0] === folder)
  const isNeeded = site.known.size === 0 || added.some((folder) => isAsked(folder) || !isVocabulary(folder))
  if (!isNeeded || added.length === 0) return { saysLanguage: false, collections: [], fields: [], relations: [] }
  const isListed = (folder: Folder): boolean =>
    added.some((each) => each === folder) || site.known.has(folder.name.toLowerCase())
  const free = relations.filter(({ field }) => !site.takenFields.has(field))
  const proven = free.filter(({ from, to }) => isListed(from) && to.every(isListed))
  return {
    saysLanguage: !site.isConfigured && site.themeLanguage === undefined && site.known.size === 0,
    collections: catalogues
      .filter(isListed)
      .map((folder) => (added.includes(folder) ? toCollection(folder, proven) : knownCollection(folder))),
    fields: toFields(free, proven),
    relations: proven.map(({ field, from, to }) => ({ from: nameFor(from), to: to.map(nameFor), field })),
  }
}

/** A folder with all pages that its collection will have. */
interface Catalogue extends Folder {
  /** Whether a collection of its name has these pages without being told. */
  isUsual: boolean
}

function withMembers(folder: Folder, { pages }: SiteSurvey): Catalogue {
  const { name, isBundle, glob } = folder
  const membersOf = (pattern: string): SeenPage[] => {
    const isMember = globTest([pattern])
    return pages.filter(({ path, isIndex }) => (isBundle || !isIndex) && isMember(path))
  }
  const members = membersOf(glob)
  const isPlain = !isBundle && nameFor(folder) === name && !/[*?[\]{}()!+@|\\]/.test(name)
  const isUsual = isPlain && membersOf(`**/${name}/**`).length === members.length
  return { ...folder, pages: members, isUsual }
}

function inFileOrder({ pages }: SiteSurvey): (a: Catalogue, b: Catalogue) => number {
  const places = new Map(pages.map(({ path }, place) => [path, place]))
  const placeOf = ({ pages: [first] }: Catalogue): number => places.get(first?.path ?? '') ?? 0
  return (a, b) => placeOf(a) - placeOf(b)
}

/** Names of collections are compared without regard to case; the first folder of a name counts. */
function withoutNamesakes(folders: readonly Catalogue[]): Catalogue[] {
  const byName = new Map<string, Catalogue>()
  for (const folder of folders) {
    const name = nameFor(folder).toLowerCase()
    if (name !== '' && !byName.has(name)) byName.set(name, folder)
  }
  return [...byName.values()]
}

/** A name of a collection has no white space and does not begin with `_`. */
function nameFor({ name }: Folder): string {
  return name.trim().replace(/\s+/g, '-').replace(/^_+/, '')
}

function knownCollection({ name, pages }: Folder): ProposedCollection {
  return { name, count: pages.length, pages: null, include_index: false, label: null, key: null, columns: [] }
}

function toCollection(folder: Catalogue, relations: readonly Relation[]): ProposedCollection {
  const { pages, isBundle, isUsual, glob } = folder
  const name = nameFor(folder)
  const naming = relations.filter(({ to }) => to.includes(folder))
  const key = naming.flatMap(({ keys }) => keys.get(folder) ?? [])[0] ?? null
  return {
    name,
    count: pages.length,
    pages: isUsual ? null : glob,
    include_index: isBundle,
    label: labelFor(name, [...naming.map(({ field }) => field), ...(key === null ? [] : [key])]),
    key,
    columns: columnsOf(pages),
  }
}

/** Fields that name pages which are not a collection have their values from these; of others, what is between their values. */
function toFields(relations: readonly Relation[], proven: readonly Relation[]): ProposedField[] {
  const fields = new Map<string, ProposedField>()
  for (const relation of relations) {
    const { field, to, split } = relation
    const [named] = to
    const isVocabulary = !proven.includes(relation) && to.length === 1 && named !== undefined
    const pages = isVocabulary ? named.glob : null
    if (!fields.has(field) && (pages !== null || split !== null)) fields.set(field, { name: field, pages, split })
  }
  return [...fields.values()]
}

/** Words that end in `s` and are not plurals. */
const singulars = /^(?:news|series|species|means|lens|atlas|canvas|bias|gas|kubernetes|devops|always|this|docs)$/i

/** Whether a text can be a word: of three letters or more, one of which is a vowel. */
function isWord(text: string): boolean {
  return /\p{L}{3}/u.test(text) && /[aeiouyáéíóúäëïöü]/i.test(text)
}

/**
 * What one page of a collection is called: as others refer to it, else the collection's name without an English plural's
 * ending.
 *
 * @param fields the fields by which its pages are named
 * @returns null where that is not another word than the collection's name
 */
function labelFor(name: string, fields: readonly string[]): string | null {
  const field = fields.find((each) => {
    const isShorter = each.length < name.length && each.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()
    return isShorter && isWord(each)
  })
  const one = field ?? singularOf(name) ?? name
  // Initials stay initials: `EIPS` are many of `EIP`.
  const written = name.startsWith(one.toUpperCase()) ? one.toUpperCase() : one
  const label = written.replace(/[-_]/g, ' ').replace(/^./, (first) => first.toUpperCase())
  return label.toLowerCase() === name.toLowerCase() ? null : label
}

function singularOf(name: string): string | null {
  const last = name.split(/[-_\s]/).at(-1) ?? ''
  if (singulars.test(last)) return null
  const one = last.replace(/ies$/, 'y').replace(/(?<=ss|x|zz|sh|[tnr]ch|oach)es$|'s$|(?<![siu'])s$/, '')
  return one !== last && isWord(one) ? name.slice(0, name.length - last.length) + one : null
}

/**
 * The folders at the top that hold the same pages in several languages (`en/`, `nl/`), as mkdocs-static-i18n has them: their
 * names are codes of languages, and at least half of the pages of one are in another at the same place.
 *
 * @param themeLanguage a folder of that name is one, too
 */
function languageFolders(pages: readonly SeenPage[], themeLanguage: string | undefined): Set<string> {
  const below = new Map<string, Set<string>>()
  for (const { path } of pages) {
    const [, top, rest] = /^([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\/(.+)$/s.exec(path) ?? []
    if (top !== undefined && rest !== undefined) below.set(top, (below.get(top) ?? new Set()).add(rest))
  }
  const found = [...below].filter(([name, paths]) =>
    [...below].some(([other, others]) => {
      const both = [...paths].filter((path) => others.has(path)).length
      return other !== name && both * 2 >= Math.min(paths.size, others.size)
    }),
  )
  const own = themeLanguage !== undefined && below.has(themeLanguage) ? [themeLanguage] : []
  return new Set([...found.map(([name]) => name), ...own])
}
