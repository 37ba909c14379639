// @ts-check
// Makes the published files of what `tsc` made in `dist/`: the program and the library, one file for each part that is
// loaded on its own, because loading a hundred small modules takes longer than checking a site; and the declarations of
// what the library exports. Packages stay outside, so that npm can mend them.
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

for (const folder of ['dist/bundle', 'dist/declarations']) rmSync(folder, { recursive: true, force: true })

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
  plugins: [{ name: 'version', setup: (setup) => setup.onLoad({ filter: /dist\/version\.js$/ }, writtenVersion) }],
  // `mkdocs-syntax/tokens.js` declares types only.
  logOverride: { 'ignored-bare-import': 'silent' },
})

// The script for the page and its styles.
await build({
  entryPoints: ['src/browser/mdsplice.ts', 'src/browser/mdsplice.css'],
  outdir: 'dist/assets',
  bundle: true,
  minify: true,
  target: 'es2020',
})

for (const path of declarationsFrom('index.d.ts', 'dialect/mkdocs-syntax/index.d.ts'))
  cpSync(join('dist', path), join('dist/declarations', path), { recursive: true })

/** The program need not look for its `package.json` each time that it starts. */
function writtenVersion() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  return { contents: `export const version = ${JSON.stringify(version)}` }
}

/**
 * The declarations that some need, themselves among them.
 *
 * @param {string[]} entries relative to `dist/`
 */
function declarationsFrom(...entries) {
  const needed = new Set(entries)
  for (const path of needed) {
    for (const [, target = ''] of readFileSync(join('dist', path), 'utf8').matchAll(/(?:from|import\(?)\s*'(\.[^']*)'/g))
      needed.add(join(dirname(path), target).replace(/\.[jt]s$/, '.d.ts'))
  }
  return needed
}
