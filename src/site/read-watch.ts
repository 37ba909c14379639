import { relative, sep } from 'node:path'
import { watch } from 'chokidar'

/** Looks out for changed files. */
export interface Lookout {
  /** Files and folders to look at, too; absolute paths. */
  add(paths: readonly string[]): void
  close(): Promise<void>
}

/** Long enough for an editor to write a file, and for the files of one `git checkout`; short enough not to be felt. */
const pause = 20

/**
 * Looks out for files that change, come or go. Files and folders whose names begin with a dot are left out.
 *
 * @param folder absolute path
 * @param isPolling asks for the files again and again, where the system does not tell: on some network drives
 * @param onChange takes the absolute paths of files that changed one after the other
 * @returns once every later change will be noticed
 */
export async function lookOut(
  folder: string,
  isPolling: boolean,
  onChange: (files: string[]) => void,
): Promise<Lookout> {
  const isHidden = (path: string): boolean => !path.startsWith(folder + sep) ? false : relative(folder, path).split(sep).some((part) => part.startsWith('.'))
  const watcher = watch(folder, { ignoreInitial: true, ignored: isHidden, usePolling: isPolling })
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const files = [...changed]
      changed = new Set()
      onChange(files)
    }, pause)
  })
  await new Promise<void>((resolve, reject) => void watcher.once('ready', resolve).once('error', reject))
  return {
    add: (paths) => void watcher.add([...paths]),
    close() {
      clearTimeout(timer)
      return watcher.close()
    },
  }
}
