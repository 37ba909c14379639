import { relative, resolve } from 'node:path'
import { witnessed } from '../files/access-recorder.ts'
import { readTextBelow } from '../files/read-text.ts'
import { InputsWitness, isUnchanged, rootOf } from './cache-inputs.ts'
import type { RunResult } from './collect-results.ts'
import { isKeptWithin, keepFile, keptFile, keptText, readKept } from './read-cache.ts'
import type { RunOptions } from './run.ts'
import type { Diagnostic } from '../report/diagnostic.ts'
import type { Language } from '../report/messages/languages.ts'

/**
 * A run whose result is kept, so that the same run need not be done again while nothing changed that it read. What is kept
 * is the whole result, not what was read of each page: a list depends on all pages, and to find out that none changed
 * takes no more than to read them.
 */
export class KeptRun {
  readonly #options: RunOptions
  readonly #asked: string
  /** Absolute path of the file for such a run; what another version kept there is replaced. */
  readonly #file: string | null

  /**
   * @param program stands for all that the result depends on besides files: which build of which version this is
   * @param folder absolute path of the user's cache folder, which is there
   */
  constructor(options: RunOptions, program: string, folder: string) {
    const { verb, cwd, configFile, allowOutside = false, force = false, dryRun = false } = options
    const words = JSON.stringify([verb, cwd, configFile ?? null, allowOutside, force, dryRun])
    this.#options = options
    this.#asked = `${program} ${words}`
    this.#file = keptFile(folder, rootOf(cwd, configFile), words)
  }

  /** The result of an earlier run, when this one would have the same. */
  recall(): RunResult | null {
    if (this.#file === null) return null
    const kept = readKept(this.#file, this.#asked)
    return kept && isUnchanged(kept.inputs) ? toRunResult(kept, this.#options.cwd) : null
  }

  /** Does the run and keeps its result, unless that is to be found in the pages now. */
  keep(run: () => RunResult): RunResult {
    if (this.#file === null) return run()
    const witness = new InputsWitness()
    const result = witnessed(witness, run)
    const inputs = witness.inputs(this.#options.cwd, this.#options.configFile)
    if (inputs && result.isSettled && !isKeptWithin(inputs.docsDir, this.#file))
      keepFile(this.#file, keptText(toKept(this.#asked, inputs, result)))
    return result
  }
}

function toKept(asked: string, inputs: Kept['inputs'], { diagnostics, changed, language }: RunResult): Kept {
  return { asked, inputs, result: { diagnostics, changed, language } }
}

function toRunResult({ inputs, result }: Kept, cwd: string): RunResult {
  return {
    ...result,
    changes: [],
    textOf: (path) => sourceOf(inputs.docsDir, resolve(cwd, path)),
    isSettled: true,
  }
}

/** The text of a page, to show the lines that diagnostics are about. */
function sourceOf(docsDir: string, file: string): string {
  const read = readTextBelow(docsDir, relative(docsDir, file))
  return 'text' in read ? read.text.replace(/^\uFEFF/, '') : ''
}

/** What a run read, so that it can be told whether all of it is still the same. */
export interface Inputs {
  /** Absolute path of the folder of `mkdocs.yml`. */
  root: string
  /** Absolute. */
  docsDir: string
  /** Absolute paths of the files that are no pages, and whether they were read: of the others it counts whether they exist. */
  settings: { file: string; isRead: boolean }[]
  /** Stands for all that the files held, and for the names of all files of the site. */
  digest: string
}

/** What a run found, as it is kept for the next one. */
export interface KeptResult {
  diagnostics: Diagnostic[]
  changed: string[]
  language: Language
}

/** What stands in a file that is kept. */
export interface Kept {
  /** The program that kept it, and what was asked of it. */
  asked: string
  inputs: Inputs
  result: KeptResult
}
