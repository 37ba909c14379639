// @ts-check
// Builds all that is published: what runs (`program.js`), and the declarations of the library.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import * as esbuild from 'esbuild'
import { buildProgram } from './program.js'

const folder = 'dist/declarations'
rmSync(folder, { recursive: true, force: true })
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: 'inherit' })
// The compiler leaves the names of modules as they are written.
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.d.ts'),
)) {
  const text = readFileSync(`${folder}/${path}`, 'utf8')
  writeFileSync(`${folder}/${path}`, text.replace(/(?<=\b(?:from |import\()(['"])\.[^'"]+)\.ts(?=\1)/g, '.js'))
}
await buildProgram(esbuild)
process.exitCode = status ?? 1
