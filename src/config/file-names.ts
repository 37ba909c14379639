import { basename } from 'node:path'

/** The programs that build sites, and have a configuration that is read here. */
export type Generator = 'mkdocs' | 'properdocs' | 'zensical'

/**
 * The names that the configuration of a generator can have; of those that are there, the first counts. Zensical reads
 * `zensical.toml` before `mkdocs.yml` (zensical/main.py, `execute_build`, 0.0.73), and ProperDocs reads `properdocs.yml`
 * before it (properdocs/config/base.py, `_open_config_file`, 1.6.7). No program reads both of these; a site that has
 * both is moving to the newer one.
 */
export const configNames: readonly string[] = [
  'zensical.toml',
  'properdocs.yml',
  'properdocs.yaml',
  'mkdocs.yml',
  'mkdocs.yaml',
]

/** Which generator a configuration is for, by its name: `mkdocs.yml` for MkDocs, though the others read that, too. */
export function generatorOf(file: string): Generator {
  if (isToml(file)) return 'zensical'
  return basename(file).startsWith('properdocs') ? 'properdocs' : 'mkdocs'
}

/** As Zensical decides it, whatever the file is called (zensical/config.py, `parse_config`, 0.0.73). */
export function isToml(file: string): boolean {
  return file.toLowerCase().endsWith('.toml')
}

/** The name of mdsplice's own configuration, beside that of the generator. */
export const configFile = 'mdsplice.yml'

/** The name of the file that holds the reviewed references, in the folder of the site's configuration. */
export const lockFile = 'mdsplice.lock'

/**
 * The names of the files in the folder of the site's configuration that count for every page, whether they are there or
 * not.
 */
export const settingNames: readonly string[] = [...configNames, configFile, lockFile]
