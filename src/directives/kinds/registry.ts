import { coverage } from './coverage.ts'
import { definitions } from './definitions.ts'
import { graph } from './graph.ts'
import type { DirectiveHandler, DirectiveReader, SiteNames } from '../handler.ts'
import { list } from './list.ts'
import { matrix } from './matrix.ts'
import { tags } from './tags.ts'

/** Every kind of directive; add yours here. */
const handlers = [list, matrix, coverage, graph, tags, definitions] as const

type RequestOf<Handler> = Handler extends DirectiveHandler<infer Request> ? Request : never

/** What a directive asks, by its kind. */
export type Request = RequestOf<(typeof handlers)[number]>

/** What answers a request, whatever its kind. */
export function handlerOf({ kind }: Request): DirectiveHandler<Request> {
  return handlers.find((handler) => handler.kind === kind) as DirectiveHandler<Request>
}

/** The reader of a kind of directives on a site. */
export interface KindReader extends DirectiveReader<Request> {
  kind: Request['kind']
}

/** The readers of all kinds of directives on a site. */
export function directiveReaders(site: SiteNames): KindReader[] {
  return handlers.map((handler) => ({ kind: handler.kind, ...handler.reader(site) }))
}

/**
 * Makes a test of whether a page can hold a comment that is ours at all: cheap, and right in most pages that hold none.
 * What is nearly a directive counts too, because it can be misspelt.
 *
 * @param readers those of the site
 */
export function directiveTest(readers: readonly DirectiveReader<Request>[]): (source: string) => boolean {
  const starts = readers.flatMap(({ start }) => start ?? [])
  // `mdsplice` begins the comments that suppress messages.
  const pattern = new RegExp(`<!--\\s*\\/?(?:mdsplice|${starts.join('|')})`, 'i')
  return (source) => pattern.test(source)
}

const unclosed = handlers.flatMap((handler) => handler.unclosed ?? [])
const namesOf = (isBeforeCollection: boolean): string =>
  unclosed.flatMap((each) => (each.isBeforeCollection === isBeforeCollection ? each.name : [])).join('|')

/** The beginning of a directive whose comment may never end: its name, or a name and the collection behind it. */
export const directiveStart = new RegExp(`<!--\\s*(?:(${namesOf(false)})|(${namesOf(true)})\\s+([^\\s>]+))`, 'gi')
