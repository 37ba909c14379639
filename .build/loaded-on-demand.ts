/** `node:module` in bundles that hold their packages: what the core loads only when it needs it is all here. */
import ajv, * as partsOfAjv from 'ajv'
import ajv2019 from 'ajv/dist/2019'
import ajv2020 from 'ajv/dist/2020'
import formats from 'ajv-formats'
import * as re2js from 're2js'
import * as toml from 'smol-toml'

const modules: Readonly<Record<string, unknown>> = {
  ajv: { ...partsOfAjv, default: ajv },
  'ajv/dist/2019': { default: ajv2019 },
  'ajv/dist/2020': { default: ajv2020 },
  'ajv-formats': { default: formats },
  re2js,
  'smol-toml': toml,
}

export function createRequire(): (name: string) => unknown {
  return (name) => modules[name]
}
