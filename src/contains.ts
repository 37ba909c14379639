import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path is that of a folder or lies below it. Both absolute. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}
