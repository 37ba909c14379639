import type { Verb } from '../types.ts'

const sentences: Record<Verb, (pages: string) => string> = {
  write: (pages) => `${pages} written`,
  build: (pages) => `${pages} with listings built`,
  check: (pages) => `${pages} out of date`,
  clear: (pages) => `${pages} cleared`,
}

/**
 * What a run did, in one line.
 *
 * @param changed how many pages it changed or found out of date
 */
export function summary(verb: Verb, changed: number): string {
  const sentence = sentences[verb](changed === 0 ? 'no page' : changed === 1 ? '1 page' : `${changed} pages`)
  return `mdsplice ${verb}: ${sentence}\n`
}
