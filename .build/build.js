// @ts-check
// Builds all that is published: what runs (`program.js`), and the declarations of the library.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import * as esbuild from 'esbuild'
import { buildProgram, noteBuilt } from './program.js'

await buildProgram(esbuild)
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: ['ignore', 2, 2] })
const folder = 'dist/declarations'
// The compiler leaves the names of modules as they are written.
const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
for (const path of written.filter((name) => name.endsWith('.d.ts'))) {
  const text = readFileSync(`${folder}/${path}`, 'utf8')
  writeFileSync(`${folder}/${path}`, text.replace(/(?<=\b(?:from |import\()(['"])\.[^'"]+)\.ts(?=\1)/g, '.js'))
}
if (status === 0) noteBuilt('all')
process.exitCode = status ?? 1
