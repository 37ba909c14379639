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

/** A shard, and the index files of all shards, relative to the folder in which mdsplice runs. */
export interface ShardInput {
  shard: Shard
  indexes: readonly string[]
}

/** 2 ** 32 divided by the golden ratio, which scatters numbers that lie close together. */
const scatter = 0x9e3779b1

/**
 * Whether a file of the site belongs to a shard. Its path alone says so, so that a page that comes or goes changes one
 * shard; by a sum that Bazel can do as well (its `hash` adds up bytes), because an engine must know what a shard reads.
 *
 * @param path relative to the docs directory
 */
export function isInShard({ number, count }: Shard, path: string): boolean {
  let sum = 0
  for (const byte of Buffer.from(path)) sum = (Math.imul(sum, 31) + byte) | 0
  // The last bits of the sum hardly differ between numbered pages.
  return ((Math.imul(sum, scatter) >>> 16) % count) + 1 === number
}

/** A shard as it is written: `3/8`. */
export function shardText({ number, count }: Shard): string {
  return `${number}/${count}`
}
