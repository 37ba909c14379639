// @ts-check
// Makes the published files of what `tsc` made in `dist/`: the program and the library, one file for each part that is
// loaded on its own, because loading a hundred small modules takes longer than checking a site; and the declarations of
// what the library exports, and nothing else. Packages stay outside, so that npm can mend them.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify } from '@swc/core'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

for (const folder of ['bundle', 'declarations', 'schemas']) rmSync(join('dist', folder), { recursive: true, force: true })

await build({
  entryPoints: {
    cli: 'dist/cli.js',
    index: 'dist/index.js',
    'mkdocs-syntax': 'dist/dialect/mkdocs-syntax/index.js',
  },
  outdir: 'dist/bundle',
  bundle: true,
  splitting: true,
  packages: 'external',
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  plugins: [
    { name: 'version', setup: (setup) => setup.onLoad({ filter: /dist\/version\.js$/ }, writtenVersion) },
    { name: 'schema', setup: (setup) => setup.onLoad({ filter: /dist\/site\/config-schema\.js$/ }, publishedSchema) },
  ],
  // `mkdocs-syntax/tokens.js` declares types only.
  logOverride: { 'ignored-bare-import': 'silent' },
})
// Each finds what the other leaves.
for (const file of readdirSync('dist/bundle')) {
  const path = join('dist/bundle', file)
  const { code } = await minify(readFileSync(path, 'utf8'), { module: true, compress: { passes: 3 }, mangle: true })
  writeFileSync(path, code)
}

// The scripts for the page and their styles.
await build({
  entryPoints: ['mdsplice.ts', 'mdsplice-spreadsheets.ts', 'mdsplice.css'].map((name) => `src/browser/${name}`),
  outdir: 'dist/assets',
  bundle: true,
  minify: true,
  target: 'es2020',
})

const declarations = await rollup({
  input: { index: 'dist/index.d.ts', 'mkdocs-syntax': 'dist/dialect/mkdocs-syntax/index.d.ts' },
  plugins: [dts()],
  external: /^[^./]/,
})
await declarations.write({ dir: 'dist/declarations', plugins: [{ name: 'tabs', renderChunk: (code) => code.replace(/ {4}(?= *\S)/g, '\t') }] })

mkdirSync('dist/schemas')
for (const file of ['mdsplice.schema.json', 'report.schema.json'])
  writeFileSync(join('dist/schemas', file), JSON.stringify(JSON.parse(readFileSync(join('docs', file), 'utf8'))))

/** The program need not look for its `package.json` each time that it starts. */
function writtenVersion() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  return { contents: `export const version = ${JSON.stringify(version)}` }
}

/** The schema need not be published twice. */
function publishedSchema() {
  const file = "new URL('../schemas/mdsplice.schema.json', import.meta.url)"
  return { contents: `import { readFileSync } from 'node:fs'\nexport const configSchema = () => JSON.parse(readFileSync(${file}, 'utf8'))` }
}
