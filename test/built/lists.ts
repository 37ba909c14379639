import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { createSiteQueries } from '../../src/directives/site-queries.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { readSite } from '../../src/site/site.ts'

/** What a built site has made of the lists of its pages. */
export interface BuiltLists {
  /** How many links stand in the lists. */
  links: number
  /** The links that the built page does not have, or that lead to nothing: `page: target`. */
  missing: string[]
  /** What a reader sees of Markdown that no renderer took, but for what the page itself says: `page: text`. */
  raw: string[]
}

/**
 * Holds the lists of a written site against what was built of it.
 *
 * @param site absolute path of the folder of its configuration
 * @param built absolute path of the folder of what was built
 * @param configFile another configuration of the site, relative to `site`
 */
export function builtLists(site: string, built: string, configFile?: string): BuiltLists {
  const read = readSite({ cwd: site, configFile }, schemaNames)
  const { find } = createSiteQueries(read)
  const found: BuiltLists = { links: 0, missing: [], raw: [] }
  const shown = new Map<string, Set<string>>()
  for (const page of read.pages) {
    const lists = find(page).regions.flatMap(({ directive, end }) =>
      end ? [page.source.slice(directive.comment.end, end.comment.start)] : [],
    )
    if (lists.length === 0) continue
    const file = builtPage(page.path, read.useDirectoryUrls)
    const html = existsSync(join(built, file)) ? readFileSync(join(built, file), 'utf8') : ''
    shown.set(file, new Set(linksIn(html).map((link) => leadsTo(file, link))))
    for (const target of lists.flatMap((list) => targetsIn(list))) {
      found.links++
      const wanted = builtPage(posix.join(posix.dirname(page.path), target), read.useDirectoryUrls)
      if (!shown.get(file)?.has(wanted) || !existsSync(join(built, wanted))) found.missing.push(`${file}: ${wanted}`)
    }
    const own = lists.reduce((source, list) => source.replace(list, ''), page.source)
    found.raw.push(...rawIn(html).flatMap((text) => (own.includes(text) ? [] : [`${file}: ${text}`])))
  }
  return found
}

/** The pages to which a list's links lead. */
function targetsIn(list: string): string[] {
  return [...list.matchAll(/\]\(<?([^)>\s]+\.md)\b/g)].map(([, target = '']) => decodeURIComponent(target))
}

function builtPage(path: string, useDirectoryUrls: boolean): string {
  const name = path.replace(/\.md$/, '').replace(/(^|\/)README$/, '$1index')
  return useDirectoryUrls && !/(?:^|\/)index$/.test(name) ? `${name}/index.html` : `${name}.html`
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref=(?:"([^"]*)"|([^\s>]+))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replace(/&#x27;|&#39;/g, "'").replace(/&amp;/g, '&'),
  )
}

function leadsTo(page: string, link: string): string {
  if (!URL.canParse(link, 'http://site/')) return ''
  const { pathname } = new URL(link, `http://site/${encodeURI(page)}`)
  const path = decodeURIComponent(pathname.slice(1))
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/** Rows, links and list items of Markdown in what a reader sees, code left out. */
function rawIn(html: string): string[] {
  const text = html
    .replace(/<(script|style|pre|code|head|textarea)\b[^]*?<\/\1>/g, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<[^>]*>/g, '')
  return [...text.matchAll(/^.*(?:\]\([^)\s]*\.md\)|^\s*\|.*\|\s*$|\{ ?\.[\w-]+ ?\}).*$/gm)].map(([line]) =>
    line.trim(),
  )
}
