import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sync as writeAtomically } from 'write-file-atomic'
import { errorCode } from '../error-code.ts'
import type { Finding } from '../types.ts'

/**
 * Replaces a file's text in one step: a crash leaves the old file or the new one.
 *
 * @param file absolute path of an existing file
 * @param text as it is to stand in the file, byte order mark included
 * @returns what kept it from being written, or null. A file without any write permission is left alone even where the
 * user could replace it: somebody made it read-only for a reason.
 */
export function replaceFile(file: string, text: string): Finding | null {
  if (((statSync(file, { throwIfNoEntry: false })?.mode ?? 0o200) & 0o222) === 0) return unwritable('read-only', '')
  return attempt(() => writeAtomically(file, text))
}

/** One file of a built copy: new text, or the file it is copied from. */
export type OutputFile = { path: string; text: string } | { path: string; copyOf: string }

/**
 * Writes the files of a built copy into its folder, leaving those alone that already hold just that, and deletes the
 * files of an earlier build that are not among them.
 *
 * @param directory absolute
 * @param earlier paths that an earlier build wrote, relative to the folder
 * @returns what kept files from being written, by path
 */
export function writeOutput(
  directory: string,
  files: readonly OutputFile[],
  earlier: readonly string[],
): Map<string, Finding> {
  const findings = new Map<string, Finding>()
  for (const file of files) {
    const finding = attempt(() => writeOutputFile(directory, file))
    if (finding) findings.set(file.path, finding)
  }
  const current = new Set(files.map((file) => file.path))
  for (const path of earlier.filter((candidate) => !current.has(candidate))) {
    rmSync(join(directory, path), { force: true })
  }
  return findings
}

function writeOutputFile(directory: string, file: OutputFile): void {
  const target = join(directory, file.path)
  mkdirSync(dirname(target), { recursive: true })
  if ('copyOf' in file) copyFileSync(file.copyOf, target)
  else if (!existsSync(target) || readFileSync(target, 'utf8') !== file.text) writeAtomically(target, file.text)
}

function attempt(write: () => void): Finding | null {
  try {
    write()
    return null
  } catch (error) {
    return unwritable('failed', errorCode(error))
  }
}

function unwritable(reason: 'read-only' | 'failed', cause: string): Finding {
  return { rule: 'unwritable-page', span: null, details: { reason, cause } }
}
