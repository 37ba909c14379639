import type { TomlProblem } from '../core/toml/problem.ts'
import type { YamlProblem } from '../core/yaml/problem.ts'

/** Why a path is neither read nor written: it leads out of the folder that bounds it, or into the files of git. */
export type PathRefusal = 'outside' | 'in-git'

/** What keeps a template from being used. */
export type TemplateProblem =
  | 'outside'
  | 'in-git'
  | 'unreadable'
  | 'not-a-file'
  | 'not-utf8'
  | 'too-long'
  /** Longer, or with more white space or deeper sections, than Mustache reads in linear time. */
  | 'too-large'
  | 'unclosed-tag'
  | 'unclosed-section'
  | 'unopened-section'
  | 'invalid-delimiters'
  /** `{{> file}}`. */
  | 'partial'
  /** `<!--`, which could begin a directive. */
  | 'comment'
  /** The name of a row, where no row is. */
  | 'outside-rows'
  | 'unknown-name'

/**
 * Why a cache folder is not used: git tracks files in it, or cannot say whether it does (`no-repository`), or somebody else
 * owns it or can write to it.
 */
export type CacheRefusal = PathRefusal | 'tracked' | 'no-repository' | 'not-private'

/** Every kind of mistake in `mdsplice.yml`; add yours here. */
export const configMistakeKinds = [
  'unknown-key',
  'unknown-value',
  /** A field that no page has, but nearly. */
  'unknown-field',
  'missing-key',
  'wrong-type',
  'duplicate-key',
  /** An alias that is the name or an alias of another field. */
  'taken-alias',
  /** A setting that means nothing beside another one, which `value` names. */
  'needless-key',
  /** A step of a relation that does not start where the one before it ends; `known` has these collections. */
  'stray-step',
  'invalid-query',
  'invalid-pattern',
  /** What regular expressions cannot do in linear time. */
  'lookahead',
  'lookbehind',
  'back-reference',
  'large-pattern',
  'extended-glob',
  'large-glob',
  'invalid-schema',
  /** A schema that refers to itself at the same value; `value` is the reference. */
  'endless-schema',
  'large-schema',
] as const

/**
 * A mistake in `mdsplice.yml`, or in a schema that it names. Line and column count from 1; the path of keys has dots between
 * them.
 */
export interface ConfigMistake {
  kind: (typeof configMistakeKinds)[number]
  /** The file of a schema. */
  file?: string
  line: number
  column: number
  path: string
  value: string
  /** Names that would do, or for `wrong-type` the types that would. */
  known: string[]
  /** Why a query cannot be read: a `Finding`, which only `report/` needs to understand. */
  finding?: { rule: string; details: object }
}

/** What can be wrong with a data file besides its YAML; add yours here. */
export const dataFileProblems = [
  'outside',
  'in-git',
  'unreadable',
  'not-a-file',
  'not-utf8',
  'too-long',
  'no-list',
  'no-part',
  'no-record',
  'duplicate-name',
  'csv-columns',
  'csv-quotes',
] as const

/** What is wrong with a data file. */
export type DataFileProblem = YamlProblem | TomlProblem | 'outside-repository' | (typeof dataFileProblems)[number]

/** What can be wrong with a configuration file besides its YAML. */
export type ConfigFileProblem =
  | 'inherit'
  | 'many-patterns'
  | 'outside'
  | 'outside-repository'
  | 'in-git'
  | 'not-a-file'
  | 'not-utf8'
  | 'too-long'
  | 'unreadable'

/** What is wrong with the index of a shard; `outdated` when its pages are no longer those of the site. */
export type IndexProblem =
  | 'unreadable'
  | 'no-index'
  | 'not-whole'
  | 'other-version'
  | 'other-settings'
  | 'other-count'
  | 'duplicate'
  | 'outdated'

/** Why git cannot say what a revision holds. */
export type GitProblem =
  | 'no-git'
  | 'no-repository'
  | 'invalid-git-file'
  | 'failed'
  /** A file whose content is missing or damaged. */
  | 'unreadable-content'
  /** A file with a name that cannot be here. */
  | 'invalid-path'

/** Why git cannot say when pages were created and changed; `shallow` for a clone without its older commits. */
export type HistoryProblem = Exclude<GitProblem, 'unreadable-content' | 'invalid-path'> | 'shallow'

/** What keeps a run from starting at all, with what its message names. Paths are as the user wrote them. */
export type SetupProblem =
  | { code: 'no-site'; directory: string }
  /** Of the plugin, which looks around a page. */
  | { code: 'no-site-around'; directory: string }
  | { code: 'no-docs-dir'; directory: string; configFile: string }
  | { code: 'no-config-file'; configFile: string }
  /** `place` is that of the setting, or the folder where there is none. */
  | { code: 'refused-docs-dir'; place: string; reason: PathRefusal }
  | {
      code: 'invalid-config-file'
      configFile: string
      line: number
      column: number
      reason: YamlProblem | TomlProblem | ConfigFileProblem
    }
  /** No hook of the site has directives; the name of the configuration, empty where there is none. */
  | { code: 'no-hook'; configFile: string }
  | { code: 'invalid-config'; configFile: string; mistakes: ConfigMistake[] }
  | {
      code: 'invalid-template'
      file: string
      line: number
      column: number
      problem: TemplateProblem
      name: string
      known: string[]
    }
  | { code: 'invalid-data-file'; file: string; line: number; column: number; reason: DataFileProblem }
  | { code: 'no-baseline'; file: string }
  | { code: 'invalid-baseline'; file: string }
  | { code: 'no-baseline-file' }
  | { code: 'limited-baseline' }
  | { code: 'unwritable-file'; file: string; cause: string }
  | { code: 'refused-output'; output: string; reason: PathRefusal | 'not-a-file' | 'source' }
  | { code: 'refused-cache'; folder: string; reason: CacheRefusal }
  | { code: 'no-folder'; folder: string }
  /** The file that is to be written, and the endings by which formats are known. */
  | { code: 'unknown-ending'; output: string; endings: string[] }
  | { code: 'no-output-file'; format: string }
  | { code: 'oversized-answer' }
  | { code: 'unreadable-directory'; directory: string; cause: string }
  /** `now` is what it was renamed to, where git says so. */
  | { code: 'unknown-path'; path: string; now?: string }
  | { code: 'no-page'; path: string }
  | { code: 'unread-page'; path: string }
  | { code: 'stdin-not-utf8' }
  | { code: 'no-revision'; revision: string; reason: string }
  | { code: 'unreadable-revision'; revision: string; reason: GitProblem; path: string; cause: string }
  | { code: 'unreadable-history'; reason: HistoryProblem; path: string; cause: string }
  | { code: 'invalid-lock-file'; file: string; line: number }
  | { code: 'no-site-at-revision'; revision: string }
  | { code: 'invalid-index'; file: string; line: number; reason: IndexProblem; shard: string }
  | { code: 'missing-index'; shards: string[]; shard: string }
  | { code: 'output-overlaps-site'; output: string; docsDir: string }
  | { code: 'output-is-foreign'; output: string }
  | { code: 'unwritable-output'; output: string; cause: string }
  | { code: 'output-is-file'; output: string }

/** Wrong usage or configuration: nothing was read or written, exit code 2. Worded in `report/setup-messages.ts`. */
export class SetupError extends Error {
  readonly problem: SetupProblem

  constructor(problem: SetupProblem) {
    super(problem.code)
    this.problem = problem
  }
}
