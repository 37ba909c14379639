import { availableParallelism } from 'node:os'
import { Oracle, type Renderer } from './oracle.ts'

/** What the renderer makes of a page, or why it makes nothing of it. */
export type Rendering = { html: string } | { error: string }

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
  const answers: Rendering[] = []
  let next = 0
  const work = async (): Promise<void> => {
    const oracle = new Oracle(python)
    while (next < sources.length) {
      const index = next++
      answers[index] = await oracle.render(sources[index] ?? '', profile).then(
        (html) => ({ html }),
        (error: Error) => ({ error: error.message }),
      )
    }
    oracle.close()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return answers
}
