import { resolve } from 'node:path'
import type { RunResult } from '../pipeline/report-results.ts'
import { byFile, type Diagnostic } from '../report/diagnostic.ts'
import type { Language } from '../report/messages/language-names.ts'
import { getMessages } from '../report/messages/languages.ts'
import { SetupError, type SetupProblem } from '../report/setup-error.ts'
import { mistakeMessage, setupMessage } from '../report/setup-messages.ts'

/** What is wrong with one file. */
export interface FileDiagnostics {
  /** The text that the places mean, without byte order mark. */
  source: string
  diagnostics: readonly EditorDiagnostic[]
}

/** A diagnostic of a run, or what keeps a site from being read, which has no rule and only begins somewhere. */
export type EditorDiagnostic = Diagnostic | SetupDiagnostic

/** What keeps a site from being read, at a place of one of its files; line and column count from 1. */
export interface SetupDiagnostic {
  setup: SetupProblem['code']
  line: number
  column: number
  text: string
}

/** What a run found, by the absolute paths of the files; in files without findings nothing is wrong. */
export function diagnosticsByFile(cwd: string, result: RunResult): Map<string, FileDiagnostics> {
  return new Map(
    [...byFile(result.diagnostics)].map(([path, diagnostics]) => [
      resolve(cwd, path),
      { source: result.textOf(path), diagnostics },
    ]),
  )
}

/**
 * What keeps a site from being read, by the absolute paths of the files that say so.
 *
 * @param cwd absolute path of the folder of its configuration
 * @param sourceOf gives the text of a file
 * @returns nothing when no file of the site says so: the site or its folder is not there
 */
export function setupDiagnostics(
  cwd: string,
  problem: SetupProblem,
  language: Language,
  sourceOf: (file: string) => string,
): Map<string, FileDiagnostics> {
  const byPath = new Map<string, SetupDiagnostic[]>()
  for (const { file, ...place } of placesOf(problem, language)) {
    const path = resolve(cwd, file)
    byPath.set(path, [...(byPath.get(path) ?? []), { setup: problem.code, ...place }])
  }
  return new Map([...byPath].map(([path, diagnostics]) => [path, { source: sourceOf(path), diagnostics }]))
}

interface PlacedText {
  file: string
  line: number
  column: number
  text: string
}

function placesOf(problem: SetupProblem, language: Language): PlacedText[] {
  if (problem.code === 'invalid-config') {
    const messages = getMessages(language)
    return problem.mistakes.map((mistake) => {
      const { file = problem.configFile, line, column } = mistake
      return { file, line, column, text: mistakeMessage(mistake, messages) }
    })
  }
  const file = 'configFile' in problem ? problem.configFile : 'file' in problem ? problem.file : null
  if (file === null) return []
  const line = 'line' in problem ? problem.line : 1
  const column = 'column' in problem ? problem.column : 1
  const text = setupMessage(problem, language)
  const place = `${file}:${line}:${column}: `
  return [{ file, line, column, text: text.startsWith(place) ? text.slice(place.length) : text }]
}

/** Does something that can fail because of how a site is set up. */
export function problemIn(act: () => void): SetupProblem | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof SetupError) return error.problem
    throw error
  }
}
