// @ts-check
// Makes the published files of what `tsc` made in `dist/`: the program and the library, one file for each part that is
// loaded on its own, because loading a hundred small modules takes longer than checking a site; and the declarations of
// what the library exports, and nothing else. Packages stay outside, so that npm can mend them.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { minify } from '@swc/core'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { configurableRules } from '../dist/report/rules.js'
import { wordsIn } from '../dist/report/words-in.js'
import { configSchema } from '../dist/site/config-schema.js'

for (const folder of ['assets', 'bundle', 'declarations', 'packed', 'schemas'])
  rmSync(`dist/${folder}`, { recursive: true, force: true })

const packages = /^[^./]/
/** A module that exists only in what is published. */
const unpacking = '/dist/unpack.js'
const program = await rollup({
  input: {
    cli: 'dist/cli.js',
    index: 'dist/index.js',
    'mkdocs-syntax': 'dist/dialect/mkdocs-syntax/index.js',
    'user-cache': 'dist/site/read-user-cache.js',
  },
  external: packages,
  treeshake: { moduleSideEffects: false, propertyReadSideEffects: false },
  plugins: [
    { name: 'mdsplice', resolveId: (id) => (id === unpacking ? id : null), load: insteadOf, renderChunk: smaller },
  ],
  // Functions that call each other stand in files of their own; and `npm pack` must be quiet.
  onLog: (level, log, handle) => level === 'info' || log.code === 'CIRCULAR_DEPENDENCY' || handle(level, log),
})

/** What a command needs that only says again what it found before: one file. The others are as small as what loads them. */
const firstNeeded =
  /dist\/(?:kept-run|error-code|leftovers|oversized|setup-error|commands\/report|report\/(?:words\/.*-summary|text|exit-code|summary|visible|report|source-frame)|site\/(?:read-(?:inputs|kept|files|text)|site-files|witness)|write\/files-(?:kept|atomic))\.js$/

// Without `experimentalMinChunkSize`: of files that are joined by their size the command line would load what it does not need.
await program.write({
  dir: 'dist/bundle',
  manualChunks: (id) => (firstNeeded.test(id) ? 'first' : undefined),
  // With a number behind it.
  chunkFileNames: 'c.js',
  externalLiveBindings: false,
  freeze: false,
  hoistTransitiveImports: false,
})

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
  external: packages,
})
await declarations.write({
  dir: 'dist/declarations',
  plugins: [
    {
      name: 'tabs',
      renderChunk: (code) =>
        code.replace(/^ +\/\*\*[^]*?\*\/\n|^\/\*\*.*\*\/\n(?= *[|'])/gm, '').replace(/ {4}(?= *\S)/g, '\t'),
    },
  ],
})

mkdirSync('dist/schemas')
const report = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))
writeFileSync('dist/schemas/report.schema.json', JSON.stringify(report))

// What the program reads or hands on as a whole.
mkdirSync('dist/packed')
const pack = (/** @type {string} */ name, /** @type {string | Buffer} */ content) =>
  writeFileSync(`dist/packed/${name}.br`, brotliCompressSync(content))
pack('mdsplice.schema.json', JSON.stringify(configSchema(configurableRules)))
for (const language of /** @type {const} */ (['en', 'nl']))
  pack(`words-${language}.json`, JSON.stringify(wordsIn(language)))
for (const name of readdirSync('dist/assets')) pack(name, readFileSync(`dist/assets/${name}`))

/**
 * Modules that are others when they are published: the version need not be looked for at each start; the schema and the
 * words of messages are data, smaller when they are packed, and not read by a run that needs none of them.
 *
 * @param {string} id
 */
function insteadOf(id) {
  if (id.endsWith('/dist/version.js')) {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const build = createHash('sha256')
    for (const path of readdirSync('dist', { recursive: true, encoding: 'utf8' }).sort())
      if (/^(?!assets|bundle).*\.js$/.test(path)) build.update(readFileSync(`dist/${path}`))
    const written = { version, build: `${version} ${build.digest('hex').slice(0, 16)}` }
    return `export const { version, build } = ${JSON.stringify(written)}`
  }
  if (id.endsWith('/dist/site/config-schema.js'))
    return `import { unpack } from '${unpacking}'
      export const configSchema = () => unpack('mdsplice.schema')`
  if (id.endsWith('/dist/report/words-in.js'))
    return `import { unpack } from '${unpacking}'
      const words = {}
      export const wordsIn = (language) => words[language] ??= unpack('words-' + language)`
  if (id === unpacking)
    return `import { readFileSync } from 'node:fs'
      import { brotliDecompressSync } from 'node:zlib'
      const folder = new URL('../packed/', import.meta.url)
      export const unpack = (name) => JSON.parse(String(brotliDecompressSync(readFileSync(new URL(name + '.json.br', folder)))))`
  return null
}

/**
 * As esbuild would, and a twentieth smaller.
 *
 * @this {import('rollup').PluginContext}
 * @param {string} code
 */
function smaller(code) {
  const compress = {
    passes: 3,
    ecma: /** @type {const} */ (2022),
    pure_getters: true,
    unsafe_arrows: true,
    unsafe_methods: true,
  }
  return minify(withArrows(code, this.parse(code)), {
    module: true,
    ecma: 2022,
    compress,
    mangle: true,
    format: { inlineScript: false },
  })
}

/**
 * Functions as constants, because `a=b=>c` is half of what `function a(b){return c}` is, and the minifier makes it of function
 * expressions alone. They come before all that runs, as functions do.
 *
 * @param {string} code
 * @param {import('rollup').ProgramNode} program
 */
function withArrows(code, program) {
  const arrows = []
  const others = []
  for (const node of program.body) {
    const { start, end, id, body, async, generator } = /** @type {any} */ (node)
    const text = code.slice(start, end)
    if (node.type !== 'FunctionDeclaration' || generator || /\b(?:this|arguments)\b/.test(text)) others.push(text)
    else
      arrows.push(
        `${id.name} = ${async ? 'async ' : ''}${code.slice(id.end, body.start)}=> ${code.slice(body.start, end)}`,
      )
  }
  return [...(arrows.length > 0 ? [`const ${arrows.join(',')}`] : []), ...others].join('\n')
}
