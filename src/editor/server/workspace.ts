import { dirname, join, sep } from 'node:path'
import { configFile, configNames } from '../../config/file-names.ts'
import { findSiteFolder } from '../../config/generator/mkdocs-config.ts'
import { EditorSite } from '../editor-site.ts'
import { findFiles } from '../../files/find-files.ts'
import { onDisk } from '../../files/file-access.ts'
import { isThere } from '../../files/read-text.ts'

/** The sites of the folders that are open in the editor, and of the files. All paths absolute. */
export class Workspace {
  readonly #sites = new Map<string, EditorSite>()
  #folders: string[] = []

  /** In the order in which they were found. */
  get sites(): Iterable<EditorSite> {
    return this.#sites.values()
  }

  /** Takes note of the folders that are open now, and finds the sites in them; gives those that are new. */
  open(folders: readonly string[]): EditorSite[] {
    this.#folders = [...folders]
    return folders.flatMap(siteFoldersIn).flatMap((folder) => this.#add(folder))
  }

  /** The site of a file: that of the nearest configuration above it, else that of an open folder with a `docs` folder. */
  siteOf(file: string): EditorSite | null {
    const folder = findSiteFolder(dirname(file)) ?? this.#folders.find((each) => isIn(join(each, 'docs'), file))
    if (folder === undefined) return null
    this.#add(folder)
    return this.#sites.get(folder) ?? null
  }

  /**
   * The sites that a change of a file can concern: its own, and those that have it among the files that count for every
   * page. A configuration that is new makes a site.
   */
  sitesWith(file: string): EditorSite[] {
    const own = this.siteOf(file)
    return [...new Set([...(own ? [own] : []), ...[...this.#sites.values()].filter((site) => site.counts(file))])]
  }

  #add(folder: string): EditorSite[] {
    if (this.#sites.has(folder)) return []
    const site = new EditorSite(folder)
    this.#sites.set(folder, site)
    return [site]
  }
}

function isIn(folder: string, file: string): boolean {
  return file.startsWith(folder + sep)
}

/** The folders of sites in and around a folder that is open: configurations lie two folders deep at most. */
function siteFoldersIn(folder: string): string[] {
  const names = [...configNames, configFile]
  const globs = names.flatMap((name) => [name, `*/${name}`, `*/*/${name}`])
  const found = isThere(folder, onDisk) ? findFiles({ folder, globs, exclude: ['**/node_modules/**'] }, onDisk) : []
  const folders = found.map(({ path }) => dirname(join(folder, path)))
  const around = findSiteFolder(folder)
  const isPlain = around === undefined && isThere(join(folder, 'docs'), onDisk)
  return [...new Set([...(around === undefined ? [] : [around]), ...(isPlain ? [folder] : []), ...folders])]
}
