import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mergeFiles } from './git.ts'

/** The three versions of a text that git merges: what both sides had in common, and what became of it on each. */
export interface Versions {
  base: string
  ours: string
  theirs: string
}

/** A text that was merged. */
export interface MergedText {
  text: string
  /** Whether people have to resolve something. */
  hasConflicts: boolean
}

/**
 * Merges texts line by line, by git.
 *
 * @param cwd absolute path of the folder in which git called the driver
 * @param markerSize how long the markers of conflicts are to be
 * @returns null when git cannot
 */
export function mergeTexts(cwd: string, versions: Versions, markerSize: number): MergedText | null {
  const folder = mkdtempSync(join(tmpdir(), 'mdsplice-'))
  const put = (name: keyof Versions): string => {
    writeFileSync(join(folder, name), versions[name])
    return join(folder, name)
  }
  try {
    const files = { base: put('base'), ours: put('ours'), theirs: put('theirs') }
    const merged = mergeFiles(cwd, files, markerSize)
    return merged && { text: merged.text.toString(), hasConflicts: merged.hasConflicts }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
