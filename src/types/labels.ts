import type { Finding } from './report.ts'

/** What the configuration says of the table of words. */
export interface DefinitionSettings {
  /** Whether it says anything at all. */
  isConfigured: boolean
  /** Relative to the folder of `mkdocs.yml`; null for those that `mkdocs.yml` puts below every page. */
  files: string[] | null
  /** The headings of the table. */
  headings: { term: string; meaning: string }
}

/** Words with their meaning, as files of abbreviations have them. */
export interface Glossary {
  /** The files that were looked for, relative to the folder of `mkdocs.yml`. */
  files: string[]
  /** Those that could not be read. */
  unread: { file: string; reason: 'missing' | 'outside' | 'in-git' | 'not-utf8' | 'too-long' }[]
  /** In file order; of two meanings of a word the last one, as the renderer has it. */
  meanings: ReadonlyMap<string, string>
  /** The texts of the files in which something is wrong, and what. */
  faulty: { file: string; text: string; findings: Finding[] }[]
}

/** The labels that one directive puts into a line. */
export interface TagSet {
  /** As the directive has it, lower case: `tags`, `tags-ai-act`. */
  name: string
  /** In order, and where they stand in `mdsplice.yml`, counted from 1. */
  fields: { name: string; line: number; column: number }[]
  /** Values that are not shown. */
  except: string[]
  /** Shown where a page has none of them. */
  emptyText: string | null
}
