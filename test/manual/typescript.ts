import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from '../git-repository.ts'
import type { ProgramResult } from '../git-repository.ts'
import { copySite, fixtures, projectRoot } from '../mini-site.ts'
import type { Block } from './blocks.ts'

/** In the project, so that `mdsplice` means this package, as it does for those who have installed it. */
const folder = join(projectRoot, '.tmp/manual-examples')

/** Compiles blocks, each as a module. */
export function compile(blocks: readonly Block[]): ProgramResult {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const block of blocks) writeFileSync(join(folder, `${nameOf(block)}.ts`), `${block.text}\n`)
  const compilerOptions = {
    rootDir: '.',
    outDir: 'out',
    declaration: false,
    emitDeclarationOnly: false,
    allowImportingTsExtensions: false,
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] }),
  )
  return runProgram(folder, join(projectRoot, 'node_modules/.bin/tsc'), ['-p', '.'])
}

/** Runs a compiled block in a copy of its site. */
export function runCompiled(block: Block): ProgramResult {
  return runProgram(copySite(join(fixtures, block.site)), 'node', [join(folder, `out/${nameOf(block)}.js`)])
}

function nameOf({ page, line }: Block): string {
  return `${page.replace(/[/.]/g, '-')}-${line}`
}
