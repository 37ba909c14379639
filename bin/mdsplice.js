#!/usr/bin/env node
import process from 'node:process'
import { main } from '../dist/cli.js'

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  writeOut: (text) => process.stdout.write(text),
  writeErr: (text) => process.stderr.write(text),
  color: process.stderr.hasColors?.() ?? false,
})
