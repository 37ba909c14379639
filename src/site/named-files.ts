import type { RawConfig } from './raw-config.ts'

/** The files that a configuration names besides pages: data, schemas and templates; relative to the folder of `mkdocs.yml`. */
export function namedFiles({ collections, queries }: RawConfig): string[] {
  const ofCollections = Object.values(collections ?? {}).flatMap((settings) => [
    settings?.data,
    typeof settings?.schema === 'string' ? settings.schema : undefined,
    templateFile(settings?.template),
  ])
  const ofQueries = Object.values(queries ?? {}).map((query) =>
    templateFile(typeof query === 'string' ? undefined : query.template),
  )
  const files = [...ofCollections, ...ofQueries].filter((file) => file !== undefined)
  return [...new Set(files)]
}

/** The file that the setting of a template names, if it is not the template itself: that has lines, or a tag of Mustache. */
export function templateFile(setting: string | undefined): string | undefined {
  return setting === undefined || /\n|\{\{/.test(setting) ? undefined : setting
}
