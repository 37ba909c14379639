// @ts-check
// What npm runs in a clone of this repository, before it packs or installs it. Nothing is printed but what goes wrong, and
// that on standard error.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { buildProgram, isCurrent, noteBuilt } from './program.js'

const hasTools = ['esbuild', 'typescript'].every((name) => existsSync(`node_modules/${name}`))
if (!isCurrent(hasTools ? 'all' : 'program')) await (hasTools ? import('./build.js') : buildAlone())

/**
 * Builds what runs, and no declarations, with an esbuild that is got for this alone. So it is when development dependencies
 * are left out: npm prepares the clone of `npm install --global git+file:///…`, which is how pre-commit installs a hook,
 * with the same settings.
 */
async function buildAlone() {
  mkdirSync('.tmp', { recursive: true })
  const folder = mkdtempSync(resolve('.tmp', 'build-'))
  try {
    install(folder)
    await buildProgram(createRequire(join(folder, 'package.json'))('esbuild'))
    noteBuilt('program')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Installs esbuild alone, the one that `package-lock.json` names.
 *
 * @param {string} folder
 */
function install(folder) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const isOfEsbuild = (/** @type {string} */ path) => /^node_modules\/(?:@esbuild\/[^/]+|esbuild)$/.test(path)
  const locked = Object.fromEntries(Object.entries(packages).filter(([path]) => isOfEsbuild(path)))
  const manifest = { name: 'build', dependencies: { esbuild: locked['node_modules/esbuild'].version } }
  const lock = { name: 'build', lockfileVersion: 3, packages: { '': manifest, ...locked } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath
  const [program, before] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  const { status, stdout, stderr, error } = spawnSync(program, [...before, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: withoutInstallSettings(process.env),
  })
  if (status !== 0) throw new Error(`esbuild could not be installed: ${error?.message ?? ''}${stdout}${stderr}`)
}

/**
 * Where registries are and what may be asked of them stays; where and what the npm that runs this installs does not.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
function withoutInstallSettings(environment) {
  const ofInstall =
    /^npm_config_(?:allow_\w+|dry_run|global|global_prefix|include|install_links|install_strategy|local_prefix|location|omit|only|package_lock_only|prefix|production|workspaces?)$/i
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !ofInstall.test(name) && name !== 'NODE_ENV'),
  )
}
