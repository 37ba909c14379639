import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFrontMatter } from '../../src/site/front-matter.ts'

const folder = new URL('../../../shared/corpus/', import.meta.url)

/** Why there are no pages; undefined when there are. */
export const corpusMissing = existsSync(folder) ? undefined : 'no ../shared/corpus beside the project'

/** A page of a real site. */
export interface CorpusPage {
  path: string
  source: string
  bodyStart: number
}

/** By folder: the tests of one file ask for the same pages. */
const read = new Map<string, readonly CorpusPage[]>()

/** The pages of the corpus below some folder, in path order. */
export function corpusPages(below = ''): readonly CorpusPage[] {
  const pages = read.get(below) ?? readPages(below)
  read.set(below, pages)
  return pages
}

function readPages(below: string): CorpusPage[] {
  return readdirSync(new URL(below, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && path !== 'README.md')
    .sort()
    .map((path) => {
      const source = readFileSync(new URL(path, new URL(below, folder)), 'utf8').replace(/^\uFEFF/, '')
      return { path, source, bodyStart: readFrontMatter(source).frontMatter.end }
    })
}
