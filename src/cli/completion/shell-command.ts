/** What a shell can complete at some place: one of some words, or a file. */
export type Completed = readonly string[] | 'file' | null

/** A command of the command line, as far as shells complete it. */
export interface ShellCommand {
  name: string
  summary: string
  options: ShellOption[]
  /** Of what is behind it without a dash. */
  takes: Completed
}

/** An option of a command. */
export interface ShellOption {
  /** `--config-file` */
  long: string
  /** `-f` */
  short: string | null
  summary: string
  isFlag: boolean
  takes: Completed
}
