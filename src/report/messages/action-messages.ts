/** What an editor offers to do. */
export interface ActionMessages {
  /** Above a directive: how many pages it lists; `isOutdated` when what stands below it is not that. */
  lens(count: number, isOutdated: boolean): string
  /** Above a directive that lists no pages. */
  write: string
  writePage: string
  /** That messages of a rule about the line are suppressed from now on. */
  ignore(rule: string): string
  accept: string
  fixAll: string
  /** How many pages were written. */
  written(count: number): string
  /** That a file is not written, because the editor has changes of it that are not saved. */
  unsaved(file: string): string
}
