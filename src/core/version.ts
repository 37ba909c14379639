import { createRequire } from 'node:module'

/** What the build puts in this place (`.build/program.js`); the sources alone have no such name. */
declare const builtAs: { version: string; build: string }

const built = typeof builtAs === 'object' ? builtAs : undefined

/** The version in `package.json`. */
export const version =
  built?.version ?? (createRequire(import.meta.url)('mdsplice/package.json') as { version: string }).version

/** A digest of all files of the program, once it is bundled. */
export const build = built?.build
