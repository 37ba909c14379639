import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A copy of mdsplice: the file that Node.js starts. */
export interface Program {
  /** Absolute. */
  file: string
  isOfProject: boolean
}

/**
 * The copy of mdsplice to start: that of the project, so that the editor agrees with its checks, else our own.
 *
 * @param own absolute path of the copy that came with the extension
 * @param folders absolute paths of the folders that are open
 * @param isTrusted whether the user trusts them: what lies in `node_modules` is a program of the folder's author
 */
export function findProgram(own: string, folders: readonly string[], isTrusted: boolean): Program {
  const found = isTrusted ? folders.map(programIn).find((file) => file !== null) : null
  return found ? { file: found, isOfProject: true } : { file: own, isOfProject: false }
}

function programIn(folder: string): string | null {
  const root = join(folder, 'node_modules/mdsplice')
  try {
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin?: { mdsplice?: string } }
    const file = join(root, bin?.mdsplice ?? '')
    return bin?.mdsplice !== undefined && existsSync(file) ? file : null
  } catch {
    return null
  }
}

/** What of an extension's `package.json` counts here. */
interface Manifest {
  contributes?: { languages?: { id?: unknown }[] }
}

/**
 * Whether something else changes the links to a file that is renamed: VS Code itself, or Zensical Studio, which is known by
 * the language that it has for pages.
 *
 * @param setting `markdown.updateLinksOnFileMove.enabled`
 * @param manifests of all extensions that are on
 */
export function othersUpdateLinks(setting: string | undefined, manifests: readonly unknown[]): boolean {
  if (setting === 'always' || setting === 'prompt') return true
  return (manifests as readonly (Manifest | undefined)[]).some((manifest) =>
    manifest?.contributes?.languages?.some(({ id }) => id === 'python-markdown'),
  )
}
