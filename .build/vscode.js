// @ts-check
// Makes the extension for VS Code of `src/editor/vscode/`: in `.tmp/vscode/`, because its packages are its own and are no
// part of mdsplice's. Left there is `mdsplice.vsix`.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import * as esbuild from 'esbuild'

const source = 'src/editor/vscode'
const out = '.tmp/vscode'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

/**
 * The program of the sources instead of the one in `dist/`, with what it loads on demand.
 *
 * @type {esbuild.Plugin}
 */
const fromSources = {
  name: 'from-sources',
  setup({ onResolve }) {
    const files = { cli: 'src/cli/main.ts', 'user-cache': 'src/files/user-cache.ts' }
    for (const [name, file] of Object.entries(files))
      onResolve({ filter: new RegExp(`/dist/bundle/${name}\\.js$`) }, () => ({ path: resolve(file) }))
    onResolve({ filter: /^node:module$/ }, ({ importer }) =>
      importer.startsWith(resolve('src')) ? { path: resolve('.build/loaded-on-demand.ts') } : undefined,
    )
  },
}

install()
for (const folder of ['dist', 'images', 'source', 'syntaxes', 'walkthrough'])
  rmSync(`${out}/${folder}`, { recursive: true, force: true })
cpSync(source, out, { recursive: true })
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', source], '.')
await Promise.all([bundleExtension(), bundleProgram()])
copyFileSync('docs/mdsplice.schema.json', `${out}/dist/mdsplice.schema.json`)
run(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', 'mdsplice.vsix'], out)

/** Installs the packages that the lock file of the extension names, once for each of its versions. */
function install() {
  const isInstalled =
    existsSync(`${out}/node_modules`) &&
    readFileSync(`${out}/package-lock.json`, 'utf8') === readFileSync(`${source}/package-lock.json`, 'utf8')
  if (isInstalled) return
  mkdirSync(out, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(`${source}/${name}`, `${out}/${name}`)
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], out)
}

function bundleExtension() {
  return esbuild.build({
    entryPoints: [`${source}/source/extension.ts`],
    outExtension: { '.js': '.cjs' },
    outdir: `${out}/dist`,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    nodePaths: [`${out}/node_modules`],
    logLevel: 'warning',
  })
}

/** The command line with all packages, in one file; of it the editor starts `lsp`. */
function bundleProgram() {
  return esbuild.build({
    entryPoints: { mdsplice: 'bin/mdsplice.js' },
    outExtension: { '.js': '.mjs' },
    outdir: `${out}/dist`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Packages in CommonJS ask for Node's own modules.
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url)",
    },
    define: { builtAs: JSON.stringify({ version, build: `${version} vscode` }) },
    plugins: [fromSources],
    logLevel: 'warning',
  })
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
function run(program, args, cwd) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? status}`)
}
