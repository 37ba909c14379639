import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../mini-site.ts'

/** The program as it is installed. */
export const program = join(projectRoot, 'bin/mdsplice.js')

/** A program that has ended. */
export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  err: string
}

/** A program that runs in a process of its own. */
export interface Running {
  process: ChildProcess
  ended: Promise<Ended>
}

/** Starts the program in a process of its own. */
export function start(cwd: string, args: readonly string[], options: SpawnOptions & { node?: string[] } = {}): Running {
  return startProgram(process.execPath, [...(options.node ?? []), program, ...args], { ...options, cwd })
}

/** Starts any program; what it says on standard error is kept. */
export function startProgram(command: string, args: readonly string[], options: SpawnOptions): Running {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let err = ''
  child.stderr?.on('data', (text: Buffer) => (err += text.toString()))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, err }))
  })
  return { process: child, ended }
}
