import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveFolder, type ServedFolder } from './served-folder.ts'
import { copySite, fixtures, mdsplice, temporaryFolder } from '../mini-site.ts'

/** A site of the fixtures, built by MkDocs with Material and served on this machine alone. */
export interface ServedSite extends ServedFolder {
  /** Where its files are. */
  folder: string
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
  const served = await serveFolder(out)
  // Instant navigation follows only links whose addresses, with port, are those of the site map.
  await build(name, out, pages, (config) => change(config).replace(/^site_url: .*$/m, `site_url: ${served.url}`))
  return { ...served, folder: out }
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
