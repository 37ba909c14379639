import { existsSync, lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configFile } from '../../config/file-names.ts'
import { findConfig } from '../../config/generator/mkdocs-config.ts'
import { posixRelative } from '../../core/paths.ts'
import { askGit } from '../../files/git/git.ts'
import { findRepository } from '../../files/git/repository.ts'
import { onDisk } from '../../files/file-access.ts'
import { readTextBelow } from '../../files/read-text.ts'
import { repositoryRoot } from '../../files/repository-root.ts'
import type { InitContext } from './proposal.ts'

/** What is around a site, and where. */
export interface PlacedInitContext extends InitContext {
  /** Absolute path of the repository's root. */
  repository: string
  /** Whether programs that start there can be given the place of the site. */
  isReachable: boolean
}

/**
 * Looks around a site.
 *
 * @param root absolute path of the folder of the site's configuration
 * @param siteConfig absolute path of the site's configuration, that of mdsplice where no generator has one; undefined when
 *   it has none
 * @param version of mdsplice
 */
export function readInitContext(root: string, siteConfig: string | undefined, version: string): PlacedInitContext {
  const repository = repositoryRoot(root, onDisk)
  const foundThere = findConfig(repository, onDisk) ?? join(repository, configFile)
  const isFound = siteConfig === undefined ? root === repository : foundThere === siteConfig
  return {
    repository,
    isReachable: isFound || siteConfig !== undefined,
    configFile: isFound || siteConfig === undefined ? null : posixRelative(repository, siteConfig),
    host: hostOf(repository),
    version,
  }
}

/** The text of a file that may be there; undefined when there is nothing of that name, empty when it is not text. */
export function readFileThere(file: string): string | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })) return undefined
  const read = readTextBelow(repositoryRoot(dirname(file), onDisk), file, onDisk)
  return 'text' in read ? read.text : ''
}

function hostOf(repository: string): InitContext['host'] {
  if (existsSync(join(repository, '.gitlab-ci.yml'))) return 'gitlab'
  if (existsSync(join(repository, '.github'))) return 'github'
  const found = findRepository(repository)
  const address = 'failure' in found ? '' : askGit(found, 'address').output.toString()
  return /^(?:\w+:\/\/)?(?:[^/@]*@)?[^/:]*gitlab/.test(address) ? 'gitlab' : 'github'
}
