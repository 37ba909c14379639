import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from '../mini-site.ts'

/** The links and pictures within a built site that lead to no file, or to no place in it: `page: link`. */
export function deadLinks(site: string): string[] {
  return filesIn(site)
    .filter((path) => path.endsWith('.html') && path !== '404.html')
    .flatMap((page) => {
      const html = readFileSync(join(site, page), 'utf8')
      const targets = [...html.matchAll(/<\w[^<>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link]) =>
        (link ?? '').replace(/&amp;/g, '&'),
      )
      return targets.filter((link) => !leadsSomewhere(site, page, link)).map((link) => `${page}: ${link}`)
    })
}

function leadsSomewhere(site: string, page: string, link: string): boolean {
  const url = new URL(link, `http://site/${encodeURI(page)}`)
  if (url.origin !== 'http://site') return true
  const path = decodeURI(url.pathname)
  const file = join(site, path.endsWith('/') ? `${path}index.html` : path)
  if (!existsSync(file)) return false
  const anchor = decodeURIComponent(url.hash.slice(1))
  return anchor === '' || readFileSync(file, 'utf8').includes(`id="${anchor}"`)
}
