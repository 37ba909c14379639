/**
 * Talks to the real renderer: `render.py` beside this file, one process per test file, JSON lines in and out.
 */
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll } from '@jest/globals'
import { describeWith, pythonFolder } from '../tools.ts'

/** An HTML element of the rendered page or a run of text, character references resolved. */
export type HtmlNode = string | HtmlElement

export interface HtmlElement {
  tag: string
  attributes: Record<string, string | null>
  children: HtmlNode[]
}

interface Answer {
  html: string
  tree?: HtmlNode[]
}

interface Waiting {
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

/**
 * A renderer, which starts with the first question: where all questions are skipped nothing is left running. Answers come
 * in the order of the questions; many may be under way.
 */
export class Oracle {
  readonly #python: string
  readonly #waiting: Waiting[] = []
  #child: ChildProcessWithoutNullStreams | undefined

  /** Takes the Python interpreter to run. */
  constructor(python: string) {
    this.#python = python
  }

  /** The HTML of a Markdown page. Profiles are those of `render.py`: `material`, `plain`, `site:PATH` and more. */
  async render(source: string, profile = 'material'): Promise<string> {
    return (await this.#ask({ source, profile })).html
  }

  /** The same as a tree, parsed by Python's own HTML parser; comments are left out. */
  async renderTree(source: string, profile = 'material'): Promise<HtmlNode[]> {
    return (await this.#ask({ source, profile, tree: true })).tree ?? []
  }

  close(): void {
    this.#child?.stdin.end()
  }

  #ask(question: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#child ??= this.#start()
      this.#child.stdin.write(`${JSON.stringify(question)}\n`)
    })
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn(this.#python, [fileURLToPath(new URL('render.py', import.meta.url))])
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    // A write after the renderer died is answered by `close` below.
    child.stdin.on('error', () => {})
    child.on('close', () => {
      for (const waiting of this.#waiting.splice(0)) waiting.reject(new Error(`render.py ended: ${complaint}`))
    })
    createInterface({ input: child.stdout }).on('line', (line) => this.#answer(line))
    return child
  }

  #answer(line: string): void {
    const answer = JSON.parse(line) as Answer | { error: string }
    const waiting = this.#waiting.shift()
    if ('error' in answer) waiting?.reject(new Error(answer.error))
    else waiting?.resolve(answer)
  }
}

/** A renderer that mdsplice is compared with: one end of the range of versions that it supports. */
export interface Renderer {
  /** That of its list in `test/python/`. Where the two differ, `current` decides. */
  name: 'current' | 'oldest'
  /** The Python interpreter that has its modules. */
  python: string
}

/** Both ends of the range. */
export const renderers: readonly Renderer[] = (['current', 'oldest'] as const).map((name) => ({
  name,
  python: join(pythonFolder, name, 'bin/python'),
}))

/**
 * `describe` for tests that need a renderer: once with the current one and once with the oldest. Where one is missing its
 * tests are reported as skipped with the reason, and fail where the environment variable `CI` is set.
 */
export function describeWithOracle(name: string, body: (oracle: Oracle, renderer: Renderer) => void): void {
  for (const renderer of renderers)
    describeWith(renderer.python, ['-c', 'import markdown, pymdownx, mkdocs'], `${name} (${renderer.name})`, () => {
      const oracle = new Oracle(renderer.python)
      afterAll(() => oracle.close())
      body(oracle, renderer)
    })
}
