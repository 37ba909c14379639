/**
 * The data that flows from room to room. `run.ts` shows the way it takes; every room knows these types and no other
 * room.
 *
 * Offsets are 0-based and count UTF-16 code units of a page's source without its byte order mark. Paths are POSIX
 * paths relative to the site's docs directory, unless a name says otherwise.
 */
export type * from './types/span.ts'
/** What is there. */
export type * from './types/page.ts'
export type * from './types/site.ts'
export { factNames } from './types/site.ts'
export type * from './types/shard.ts'
export type * from './types/labels.ts'
export type * from './types/template.ts'
/** What is asked of it. */
export type * from './types/checks.ts'
/** Where comments are. */
export type * from './types/dialect.ts'
/** What the author asked. */
export type * from './types/directive.ts'
export { formats, optionNames } from './types/directive.ts'
/** The answer. */
export type * from './types/listing.ts'
/** Back into the file. */
export type * from './types/write.ts'
/** What is known already. */
export type * from './types/baseline.ts'
export type * from './types/kept.ts'
/** What we say. */
export type * from './types/report.ts'
/** What can be wrong with YAML. */
export type * from './types/yaml.ts'
/** What could be there. */
export type * from './types/proposal.ts'
/** What a shell can complete. */
export type * from './types/shell.ts'
