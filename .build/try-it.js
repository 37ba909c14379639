// @ts-check
// Makes the scripts of the manual's page "Try it", where MkDocs takes them from; they are no part of the package. One is the
// page with its editor, the other the language server for a worker, on files in memory instead of Node's file system.
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import * as esbuild from 'esbuild'

const folder = 'docs/.mkdocs/try-it'
const nodeModules = /^(?:node:)?(buffer|crypto|fs|url)$/
/** What is never called without git, a command line, writing or watching. */
const absent = /^(?:node:(?:child_process|os)|chokidar|tinyglobby)$/

/** @type {esbuild.Plugin} */
const withoutNode = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: nodeModules }, ({ path }) => ({ path: nodeModules.exec(path)?.[1], namespace: 'node' }))
    build.onResolve({ filter: /^node:path$/ }, () =>
      build.resolve('path-browserify', { kind: 'import-statement', resolveDir: '.' }),
    )
    build.onResolve({ filter: /^node:module$/ }, () => ({ path: resolve('.build/loaded-on-demand.ts') }))
    build.onResolve({ filter: absent }, ({ path }) => ({ path, namespace: 'absent' }))
    // As CommonJS, because from that any name can be imported: what is never called here need not be there.
    build.onLoad({ filter: /./, namespace: 'node' }, ({ path }) => ({
      contents: `module.exports = require('./${folder}/worker/node/${path}.ts')`,
      resolveDir: '.',
    }))
    build.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** @type {esbuild.Plugin} */
const withExampleSite = {
  name: 'with-example-site',
  setup(build) {
    build.onResolve({ filter: /^example-site$/ }, ({ path }) => ({ path, namespace: 'example-site' }))
    build.onLoad({ filter: /./, namespace: 'example-site' }, () => ({ contents: exampleSite('fixtures/try-it') }))
  },
}

/** @param {string} site */
function exampleSite(site) {
  const pages = readdirSync(`${site}/docs`, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  )
  const paths = ['mdsplice.yml', 'mkdocs.yml', ...pages.sort().map((path) => `docs/${path}`)]
  const texts = paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(`${site}/${path}`, 'utf8')])
  return `export const texts = ${JSON.stringify(texts)}`
}

/** @type {esbuild.BuildOptions} */
const options = {
  outdir: 'docs/javascripts',
  bundle: true,
  minify: true,
  // Not modules, because browsers load none from a folder of files.
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
await Promise.all([
  esbuild.build({ ...options, entryPoints: [`${folder}/try-it.ts`], plugins: [withExampleSite] }),
  esbuild.build({
    ...options,
    entryPoints: { 'try-it-server': `${folder}/worker/worker.ts` },
    // Some packages ask for a document in browsers, which workers have not.
    conditions: ['worker', 'module'],
    inject: [`${folder}/worker/node/process.ts`],
    define: { 'import.meta.url': '""', builtAs: JSON.stringify({ version, build: version }) },
    plugins: [withoutNode],
  }),
])
