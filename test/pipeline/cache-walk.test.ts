import { afterEach, expect, jest, test } from '@jest/globals'
import { readFileState, stateText } from '../../src/files/file-state.ts'
import { rewriteRecords, rewriteResults, walk } from '../cache-walk.ts'

const isLong = process.env['MDSPLICE_LONG'] === '1'
const realNow = Date.now.bind(Date)

function setClock(later: number): void {
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + later)
}

afterEach(() => void jest.restoreAllMocks())

const seeds = isLong ? Array.from({ length: 100 }, (_, seed) => seed) : [1, 8, 9, 10, 11, 20]

test.each(seeds)(
  'whatever is changed, a run with a cache does what a run without does (%i)',
  async (seed) => {
    expect(await walk(seed, isLong ? 50 : 20, setClock)).toBeNull()
  },
  isLong ? 600_000 : 60_000,
)

test('the walk finds a cache that gives the result of an earlier state', async () => {
  let first: unknown
  const found = await walk(1, 100, setClock, (folder) =>
    rewriteResults(folder, (value) => {
      first ??= value['result']
      value['result'] = first
    }),
  )
  expect(found).not.toBeNull()
})

test('the walk finds a cache that takes changed pages for unchanged', async () => {
  const found = await walk(1, 100, setClock, (folder) =>
    rewriteRecords(folder, (file) => {
      const state = readFileState(file)
      return { state: state ? stateText(state) : '' }
    }),
  )
  expect(found).not.toBeNull()
})

test('the walk finds a cache that has lost what the directives of pages ask', async () => {
  const found = await walk(8, 100, setClock, (folder) => rewriteRecords(folder, () => ({ requests: '' })))
  expect(found).not.toBeNull()
})
