// @ts-check
// Makes what runs of `src/`: the program and the library in `dist/bundle/`, one file for each part that is loaded on its
// own, because loading some hundred small modules takes longer than checking a site; the scripts and styles for the page
// in `dist/assets/`; and the JSON Schema of reports. Packages stay outside, so that npm can update them.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'

/** What the program is made of, beside `src/`. */
const otherSources = ['package.json', 'package-lock.json', 'docs/report.schema.json', '.build/program.js']

/** Stands for all that the built files are made of, in 16 hexadecimal digits. */
export function sourcesDigest() {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`)
  const digest = createHash('sha256')
  for (const path of [...sources, ...otherSources].sort())
    if (/\.\w+$/.test(path)) digest.update(path).update('\0').update(readFileSync(path)).update('\0')
  return digest.digest('hex').slice(0, 16)
}

/** Whether what `buildProgram` made is of the sources as they are now. */
export function isCurrent() {
  const path = 'dist/bundle/cli.js'
  return existsSync(path) && readFileSync(path, 'utf8').includes(sourcesDigest())
}

/**
 * Builds all that runs, in the current folder.
 *
 * @param {Pick<typeof import('esbuild'), 'build'>} esbuild
 */
export async function buildProgram({ build }) {
  for (const folder of ['assets', 'bundle', 'schemas']) rmSync(`dist/${folder}`, { recursive: true, force: true })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  await build({
    entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts', 'mkdocs-syntax': 'src/dialect/mkdocs-syntax/index.ts' },
    outdir: 'dist/bundle',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    define: { builtAs: JSON.stringify({ version, build: `${version} ${sourcesDigest()}` }) },
    logLevel: 'warning',
  })
  await build({
    entryPoints: ['mdsplice.ts', 'mdsplice-spreadsheets.ts', 'mdsplice.css'].map((name) => `src/browser/${name}`),
    outdir: 'dist/assets',
    bundle: true,
    minify: true,
    target: 'es2020',
    logLevel: 'warning',
  })
  mkdirSync('dist/schemas', { recursive: true })
  copyFileSync('docs/report.schema.json', 'dist/schemas/report.schema.json')
}
