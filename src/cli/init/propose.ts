import { columnsOf, foldersOf, isCatalogue, type Folder } from './folders.ts'
import type { Proposal, ProposedCollection, ProposedField, SiteSurvey } from './proposal.ts'
import { referencesOf, type Reference } from './references.ts'

/** Proposes what a `mdsplice.yml` could say of a site, beyond what its configuration says already. */
export function propose(site: SiteSurvey): Proposal {
  const folders = foldersOf(site.pages)
  const isAsked = ({ name }: Folder): boolean => site.asked.has(name.toLowerCase())
  const catalogues = withoutNamesakes(folders.filter((folder) => isAsked(folder) || isCatalogue(folder)))
  const references = referencesOf(
    catalogues.flatMap(({ pages }) => pages),
    folders,
  )
  const added = catalogues.filter(
    ({ name, pages }) => !site.known.has(name.toLowerCase()) && !pages.every(({ path }) => site.isTaken(path)),
  )
  // Where the well-known folders are, pages that only give their fields values need no list of their own.
  const isVocabulary = (folder: Folder): boolean =>
    references.some((reference) => reference.folder === folder && reference.others > 0)
  const isNeeded = site.known.size === 0 || added.some((folder) => isAsked(folder) || !isVocabulary(folder))
  if (!isNeeded || added.length === 0) return { saysLanguage: false, collections: [], fields: [] }
  return {
    saysLanguage: site.isOfUnknownLanguage && site.known.size === 0,
    collections: catalogues
      .filter((folder) => added.includes(folder) || site.known.has(folder.name.toLowerCase()))
      .map((folder) => (added.includes(folder) ? toCollection(folder, references) : knownCollection(folder))),
    fields: references
      .filter(({ field }) => !site.takenFields.has(field))
      .map((reference) => toField(reference, catalogues, site)),
  }
}

/** Names of collections are compared without regard to case; the first folder of a name counts. */
function withoutNamesakes(folders: readonly Folder[]): Folder[] {
  const byName = new Map<string, Folder>()
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
  return {
    name,
    count: pages.length,
    pages: null,
    include_index: false,
    label: null,
    reference_field: null,
    columns: [],
  }
}

function toCollection(folder: Folder, references: readonly Reference[]): ProposedCollection {
  const name = nameFor(folder)
  const [reference] = references
    .filter((each) => each.folder === folder && !folder.isBundle)
    .sort((a, b) => b.others - a.others)
  const field = reference?.field ?? null
  const isUsual = !folder.isBundle && name === folder.name && !/[\\*?[\]{}()!+@|]/.test(name)
  return {
    name,
    count: folder.pages.length,
    pages: isUsual ? null : folder.glob,
    include_index: folder.isBundle,
    label: labelFor(name, field),
    reference_field: field === name.toLowerCase() ? null : field,
    columns: columnsOf(folder),
  }
}

/** What one of its pages is called: as others refer to it, else the folder's name without an English plural's ending. */
function labelFor(name: string, field: string | null): string | null {
  const isItsSingular =
    field !== null && field.length < name.length && field.slice(0, 3) === name.slice(0, 3).toLowerCase()
  const one = isItsSingular ? field : name.replace(/ies$/, 'y').replace(/(?<=[sxz]|[cs]h)es$|(?<![siu])s$/, '')
  const label = one.replace(/[-_]/g, ' ').replace(/^./, (first) => first.toUpperCase())
  return label.toLowerCase() === name.toLowerCase() ? null : label
}

/** References to a collection are checked as such; other fields have their values from the pages that they name. */
function toField({ field, folder }: Reference, catalogues: readonly Folder[], { pages }: SiteSurvey): ProposedField {
  const own = new Set(folder.pages)
  const names = new Set(folder.pages.map(({ name }) => name))
  const isClear = catalogues.includes(folder) && !pages.some((page) => !own.has(page) && names.has(page.name))
  return { name: field, pages: isClear ? null : folder.glob }
}
