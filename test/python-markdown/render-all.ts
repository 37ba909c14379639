import { availableParallelism } from 'node:os'
import { afterAll } from '@jest/globals'
import { Oracle, type Renderer } from './oracle.ts'

/** What the renderer makes of a page, or why it makes nothing of it. */
export type Rendering = { html: string } | { error: string }

/** The processes of each Python interpreter: they are kept, for to start one takes as long as to render many pages. */
const started = new Map<string, readonly Oracle[]>()

afterAll(() => {
  for (const oracle of [...started.values()].flat()) oracle.close()
})

/**
 * Renders many pages, one process per core. The answers are in the order of the pages.
 *
 * @param profile one of `render.py`
 */
export async function renderAll(
  sources: readonly string[],
  { python }: Renderer,
  profile = 'material',
): Promise<Rendering[]> {
  const oracles = started.get(python) ?? Array.from({ length: availableParallelism() }, () => new Oracle(python))
  started.set(python, oracles)
  const answers: Rendering[] = []
  let next = 0
  const work = async (oracle: Oracle): Promise<void> => {
    while (next < sources.length) {
      const index = next++
      answers[index] = await oracle.render(sources[index] ?? '', profile).then(
        (html) => ({ html }),
        (error: Error) => ({ error: error.message }),
      )
    }
  }
  await Promise.all(oracles.map(work))
  return answers
}
