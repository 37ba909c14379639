/** What other pages can see of a page besides its path and its front matter. */
export interface Outline {
  /** The text of its first H1, if its title is that. */
  heading?: string
  /** Of a site whose references are reviewed. */
  fingerprint?: string
}

/** One of the parts into which the files of a site fall, counted from 1. */
export interface Shard {
  number: number
  count: number
}

/** A shard, and the files that tell of all of them, relative to the folder in which mdsplice runs. */
export interface Part {
  shard: Shard
  indexes: readonly string[]
}
