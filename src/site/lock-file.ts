import { join } from 'node:path'
import { lockFile } from '../config/file-names.ts'
import type { FileAccess } from '../files/file-access.ts'
import { isThere, readTextBelow } from '../files/read-text.ts'
import { repositoryRoot } from '../files/repository-root.ts'
import { SetupError } from '../report/setup-error.ts'

/**
 * Reads the references that were reviewed, each with the fingerprint that its page had then.
 *
 * @param root absolute path of the folder of the site's configuration
 * @returns fingerprints by what `write/files-lock.ts` writes before them; null where there is no such file
 * @throws SetupError when it, or a line of it, cannot be read
 */
export function readLock(root: string, access: FileAccess): Map<string, string> | null {
  const file = join(root, lockFile)
  if (!isThere(file, access)) return null
  const read = readTextBelow(repositoryRoot(root, access), file, access)
  if ('failure' in read) {
    const reason = read.failure === 'outside' ? 'outside-repository' : read.failure
    throw new SetupError({ code: 'invalid-config-file', configFile: lockFile, line: 1, column: 1, reason })
  }
  const lines = read.text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const lock = new Map<string, string>()
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return
    const [, reference, fingerprint] = /^(\S+ \S+) ([0-9a-f]{16})\s*$/.exec(line) ?? []
    if (reference === undefined || fingerprint === undefined)
      throw new SetupError({ code: 'invalid-lock-file', file: lockFile, line: index + 1 })
    lock.set(reference, fingerprint)
  })
  return lock
}

const head =
  '# References that were reviewed, and a fingerprint of the page that each names. Written by `mdsplice review`.'

/**
 * The text of the lock file: a line for each reference, sorted, so that two people's reviews merge.
 *
 * @param lock fingerprints by reference
 */
export function lockText(lock: ReadonlyMap<string, string>): string {
  const lines = [...lock].map(([reference, fingerprint]) => `${reference} ${fingerprint}`).sort()
  return [head, ...lines, ''].join('\n')
}
