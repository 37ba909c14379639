import { createRequire } from 'node:module'

/** The version in `package.json`. */
export const { version } = createRequire(import.meta.url)('mdsplice/package.json') as { version: string }

/** Stands for all files of the program, once it is bundled. */
export const build: string | undefined = undefined
