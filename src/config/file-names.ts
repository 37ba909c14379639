/** The names that the configuration of MkDocs can have. */
export const configNames: readonly string[] = ['mkdocs.yml', 'mkdocs.yaml']

/** The name of mdsplice's own configuration, beside `mkdocs.yml`. */
export const configFile = 'mdsplice.yml'

/** The name of the file that holds the reviewed references, in the folder of `mkdocs.yml`. */
export const lockFile = 'mdsplice.lock'

/** The names of the files in the folder of `mkdocs.yml` that count for every page, whether they are there or not. */
export const settingNames: readonly string[] = [...configNames, configFile, lockFile]
