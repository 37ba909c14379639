// @ts-check
// Makes the program of the command line of what `tsc` made: one file for each part that is loaded on its own. Loading
// some three hundred modules takes longer than checking a site. The library in `dist/` stays as `tsc` made it.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const out = 'dist/bundle'

/** What packages in CommonJS find in their files, and modules do not have. */
const commonJs = `import { createRequire as makeRequire } from 'node:module'
const require = makeRequire(import.meta.url)
const __filename = import.meta.filename`

rmSync(out, { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: ['dist/cli.js'],
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  metafile: true,
  banner: { js: commonJs },
})

const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
)
writeFileSync(`${out}/LICENSES.txt`, [...packages].sort().map(licenseOf).join(`\n${'-'.repeat(80)}\n\n`))

/** @param {string} folder of a package */
function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find((path) => /^licen[cs]e/i.test(path))
  const text = file === undefined ? '' : `\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`
  return `${name} ${version} (${license})\n${text}`
}
