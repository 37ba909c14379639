// @ts-check
// Makes what runs of `src/`: the program and the library in `dist/bundle/`, one file for each part that is loaded on its
// own, because loading some hundred small modules takes longer than checking a site; the scripts and styles for the page
// in `dist/assets/`; and the JSON Schema of reports. Packages stay outside, so that npm can update them.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'

/** What the program is made of, beside `src/`. */
const otherSources = ['package.json', 'package-lock.json', 'docs/report.schema.json', '.build/program.js']

/** Stands for all that the built files are made of, in 16 hexadecimal digits. */
function sourcesDigest() {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`)
  const digest = createHash('sha256')
  for (const path of [...sources, ...otherSources].sort())
    if (/\.\w+$/.test(path)) digest.update(path).update('\0').update(readFileSync(path)).update('\0')
  return digest.digest('hex').slice(0, 16)
}

/** Says what the files in `dist/` were built from; written last, so a build that was broken off is none. */
const note = 'dist/built-from.json'

/** @typedef {'all' | 'program'} Built whether there are declarations, too */

/** @param {Built} built */
export function noteBuilt(built) {
  writeFileSync(note, JSON.stringify({ sources: sourcesDigest(), built }))
}

/**
 * Whether what stands in `dist/` was built from the sources as they are now.
 *
 * @param {Built} needed
 */
export function isCurrent(needed) {
  if (!existsSync(note)) return false
  const { sources, built } = JSON.parse(readFileSync(note, 'utf8'))
  return sources === sourcesDigest() && [needed, 'all'].includes(built)
}

/**
 * Builds all that runs, in the current folder. Of an earlier build nothing is left.
 *
 * @param {Pick<typeof import('esbuild'), 'build'>} esbuild
 */
export async function buildProgram({ build }) {
  rmSync('dist', { recursive: true, force: true })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  await build({
    entryPoints: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      'user-cache': 'src/files/user-cache.ts',
    },
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
    // By this `mdsplice check` sees which version a site has (`src/config/generator/site-assets.ts`).
    banner: { js: `/*! mdsplice ${version} */`, css: `/*! mdsplice ${version} */` },
    target: 'es2020',
    logLevel: 'warning',
  })
  mkdirSync('dist/schemas', { recursive: true })
  copyFileSync('docs/report.schema.json', 'dist/schemas/report.schema.json')
}
