import { randomBytes } from 'node:crypto'

/** MkDocs leaves files alone whose name begins with a dot. */
const temporaryFile = /^\.mdsplice-[0-9a-f]{16}\.tmp$/

/** The name of a file that holds a text until it takes its place; no two are the same. */
export function temporaryName(): string {
  return `.mdsplice-${randomBytes(8).toString('hex')}.tmp`
}

/**
 * Whether a file is one that a run which was killed has left behind. It may also be one of a run that is still at work:
 * that one then finds it gone and writes it again.
 *
 * @param name without folder
 */
export function isLeftover(name: string): boolean {
  return temporaryFile.test(name)
}
