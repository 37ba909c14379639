import { relative, sep } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'

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
 * @param files absolute paths of files elsewhere; they need not be there yet
 * @param isPolling asks for the files again and again, where the system does not tell: on some network drives
 * @param onChange takes the absolute paths of files that changed one after the other
 * @returns once every later change will be noticed
 */
export async function lookOut(
  folder: string,
  files: readonly string[],
  isPolling: boolean,
  onChange: (files: string[]) => void,
): Promise<Lookout> {
  const isHidden = (path: string): boolean =>
    !path.startsWith(folder + sep)
      ? false
      : relative(folder, path)
          .split(sep)
          .some((part) => part.startsWith('.'))
  // One for each: where a folder and files beside it are given together, chokidar misses changes in the folder.
  const options = { ignoreInitial: true, ignored: isHidden, usePolling: isPolling }
  const others = watch([...files], options)
  const watchers = [watch(folder, options), others]
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const note = (event: string, path: string): void => {
    if (event === 'addDir' || event === 'unlinkDir') return
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const since = [...changed]
      changed = new Set()
      onChange(since)
    }, pause)
  }
  for (const watcher of watchers) watcher.on('all', note)
  await Promise.all(watchers.map(isReady))
  return {
    add: (paths) => void others.add([...paths]),
    async close() {
      clearTimeout(timer)
      await Promise.all(watchers.map((watcher) => watcher.close()))
    },
  }
}

function isReady(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve, reject) => void watcher.once('ready', resolve).once('error', reject))
}
