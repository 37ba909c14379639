import type { Language } from './site.ts'

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
  files: KeptFile[]
  changed: string[]
  language: Language
}

/** The messages about a file. */
export interface KeptFile {
  path: string
  messages: KeptMessage[]
}

/** A message; its fields are those of vfile. */
export interface KeptMessage {
  reason: string
  /** Missing for information. */
  fatal?: boolean
  [field: string]: unknown
}

/** What stands in a file that is kept. */
export interface Kept {
  /** The program that kept it, and what was asked of it. */
  asked: string
  inputs: Inputs
  result: KeptResult
}
