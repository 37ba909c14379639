import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveFolder, type ServedFolder } from './served-folder.ts'
import { copySite, fixtures, mdsplice, temporaryFolder } from '../mini-site.ts'

/** A site of the fixtures, built by MkDocs with Material and served on this machine alone. */
export interface ServedSite extends ServedFolder {
  /** Where its files are. */
  folder: string
}

/** What builds a site, and the name of the configuration that it reads. */
export interface SiteBuilder {
  program: string
  configName: string
}

const mkdocs: SiteBuilder = { program: 'mkdocs', configName: 'mkdocs.yml' }

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
  builder: SiteBuilder = mkdocs,
): Promise<ServedSite> {
  const out = temporaryFolder()
  const served = await serveFolder(out)
  // Instant navigation follows only links whose addresses, with port, are those of the site map.
  const withAddress = (config: string): string => change(config).replace(/^site_url: .*$/m, `site_url: ${served.url}`)
  await build(name, out, pages, withAddress, builder)
  return { ...served, folder: out }
}

async function build(
  name: string,
  out: string,
  pages: Readonly<Record<string, string>>,
  change: (config: string) => string,
  { program, configName }: SiteBuilder,
): Promise<void> {
  const site = copySite(join(fixtures, name))
  const configFile = join(site, 'mkdocs.yml')
  const config = change(readFileSync(configFile, 'utf8'))
  rmSync(configFile)
  writeFileSync(join(site, configName), config)
  for (const [path, text] of Object.entries(pages)) writeFileSync(join(site, 'docs', path), text)
  await mdsplice(site, 'assets', '--out', 'docs/javascripts')
  const { code, err } = await mdsplice(site, 'write')
  if (code !== 0) throw new Error(err)
  const { status, stdout, stderr } = spawnSync(program, ['build', '--strict'], { cwd: site, encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout + stderr)
  cpSync(join(site, 'site'), out, { recursive: true })
}
