#!/usr/bin/env node
import module from 'node:module'
import process from 'node:process'

// From Node.js 22.1 on: what was compiled once is not compiled again.
module.enableCompileCache?.()
const { main } = await import('../dist/bundle/cli.js')

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  writeOut: (text) => process.stdout.write(text),
  writeErr: (text) => process.stderr.write(text),
  color: process.stderr.hasColors?.() ?? false,
})
