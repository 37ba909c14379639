#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs'
import module from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { openUserCache } from '../dist/bundle/user-cache.js'

const { CI, FORCE_COLOR, MDSPLICE_DEBUG } = process.env
const isDebugging = MDSPLICE_DEBUG === '1'
// So that a stack trace names the files and lines of `src/`; it takes time, and whoever reports a fault asks for it.
if (isDebugging) process.setSourceMapsEnabled(true)

/** Somebody who has no entry among the users has none. */
const homeFolder = () => {
  try {
    return homedir()
  } catch {
    return null
  }
}

// What a pull request brings along as the result of an earlier run, or as compiled code, is not believed.
const user = () => ({
  environment: process.env,
  platform: process.platform,
  home: homeFolder(),
  uid: process.getuid?.(),
})
const cacheFolder = CI ? undefined : (openUserCache(process.cwd(), user()) ?? undefined)

// From Node.js 22.1 on: what was compiled once is not compiled again.
if (cacheFolder) module.enableCompileCache?.(join(cacheFolder, 'compiled'))
const { main, programBuild, failureMessage } = await import('../dist/bundle/cli.js')

// What nobody waited for; all else `main` tells itself. A promise that nobody caught comes here, too.
process.on('uncaughtException', (error) => {
  process.stderr.write(failureMessage(error, isDebugging))
  process.exit(70)
})
const showsColors = (stream) =>
  FORCE_COLOR === undefined ? (stream.hasColors?.() ?? false) : !/^(?:0|false)$/.test(FORCE_COLOR)

// What was asked for cannot be said any more. Who reads only the beginning (`mdsplice list … | head`) has closed the rest
// and wants to know nothing; of a full disk a line is said, unless it is standard error that cannot take it.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', ({ code }) => {
    if (code !== 'EPIPE' && stream === process.stdout)
      sayLast(`mdsplice: standard output cannot be written (${code})\n`)
    process.exit(1)
  })

function sayLast(line) {
  try {
    writeSync(2, line)
  } catch {
    // Nobody can be told.
  }
}

/** Ctrl+C and Ctrl+D are no answer. */
const ask = async (question) => {
  const { createInterface } = await import('node:readline/promises')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const closed = new Promise((answer) => terminal.once('close', () => answer('')))
  const answer = await Promise.race([terminal.question(question).catch(() => ''), closed])
  terminal.close()
  return answer
}

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  writeOut: (text) => process.stdout.write(text),
  ...(!process.stdout.isTTY && { writeBytes: (bytes) => process.stdout.write(bytes) }),
  writeErr: (text) => process.stderr.write(text),
  color: showsColors(process.stderr),
  colorOut: showsColors(process.stdout),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  isTerminal: process.stderr.isTTY ?? false,
  isDebugging,
  untilStopped: () => new Promise((stop) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, stop))),
  ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
  readIn: () => readFileSync(0),
  build: () => programBuild(import.meta.dirname, process.version),
  streams: { input: process.stdin, output: process.stdout },
  cacheFolder,
  uid: process.getuid?.(),
})
