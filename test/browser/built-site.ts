import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { copySite, fixtures, mdsplice, temporaryFolder } from '../mini-site.ts'

/** A site of the fixtures, built by MkDocs with Material and served on this machine alone. */
export interface ServedSite {
  /** Ends in `/`. */
  url: string
  /** Where its files are. */
  folder: string
  close(): void
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml',
}

/**
 * Builds and serves a site.
 *
 * @param pages more files, by path below `docs/`
 * @param change makes the `mkdocs.yml` that is built of the fixture's
 */
export async function serveSite(
  name: string,
  pages: Readonly<Record<string, string>> = {},
  change: (config: string) => string = (config) => config,
): Promise<ServedSite> {
  const out = temporaryFolder()
  const server = createServer(({ url: asked = '/' }, response) => {
    const path = join(out, decodeURIComponent(new URL(asked, 'http://localhost').pathname))
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
    if (!existsSync(file)) return void response.writeHead(404).end()
    response
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  // Instant navigation follows only links whose addresses, with port, are those of the site map.
  await build(name, out, pages, (config) => change(config).replace(/^site_url: .*$/m, `site_url: ${url}`))
  return { url, folder: out, close: () => close(server) }
}

async function build(
  name: string,
  out: string,
  pages: Readonly<Record<string, string>>,
  change: (config: string) => string,
): Promise<void> {
  const site = copySite(join(fixtures, name))
  const configFile = join(site, 'mkdocs.yml')
  writeFileSync(configFile, change(readFileSync(configFile, 'utf8')))
  for (const [path, text] of Object.entries(pages)) writeFileSync(join(site, 'docs', path), text)
  await mdsplice(site, 'assets', '--out', 'docs/javascripts')
  const { code, err } = await mdsplice(site, 'write')
  if (code !== 0) throw new Error(err)
  const { status, stderr } = spawnSync('mkdocs', ['build', '--strict'], { cwd: site, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  cpSync(join(site, 'site'), out, { recursive: true })
}

function close(server: Server): void {
  server.close()
  server.closeAllConnections()
}
