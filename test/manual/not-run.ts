import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../mini-site.ts'

/** Commands of the README and the manual that the tests do not run, and why. All others are run. */
export const notRun: ReadonlyMap<string, string> = new Map([
  ['npm ci && npm test', 'it is what runs this test'],
  ['npm ci && npm run example', 'npm ci would take away what this test stands on; .ci/run does both'],
  ['npm install --save-dev mdsplice', 'it needs the registry; the tests have this package installed in its place'],
  ['npm install --save-dev remark-cli mdsplice', 'likewise'],
  ['test/python/install.sh', 'it needs the registry; .ci/run does it'],
  [
    'npx vitepress build docs',
    'it needs the registry; each of these four was run by hand, with the version on its page',
  ],
  ['npx docusaurus build', 'likewise'],
  ['npx astro build', 'likewise'],
  ['hugo', 'likewise'],
  ['code --install-extension .tmp/vscode/mdsplice.vsix', 'it needs VS Code'],
  ['mdsplice watch', 'it does not end by itself; `test/pipeline/watch.test.ts` starts and stops it'],
  ['npx mdsplice watch', 'likewise'],
  ['mkdocs serve', 'likewise; `test/built/serve.test.ts`'],
  ['properdocs serve', 'likewise'],
  ['zensical serve', 'likewise; `test/built/serve.test.ts`'],
  ['mdsplice watch --poll', 'likewise'],
  ['mdsplice lsp --stdio', 'it talks to an editor; `test/editor/` does, too'],
])

/**
 * Whether a line starts something of the project itself: benchmarks, long tests, what this test is part of. Such a line is
 * not run but compared with `package.json` and the files that are there.
 */
export function isOwnScript(line: string): boolean {
  return ownScript.test(line)
}

const ownScript = /^(?:[A-Z_]+=\S+ )*(?:nice )?npm (?:run (\S+)|(test))\b(?:.* -- )?(.*)$/

/** What such a line names that is not there. */
export function missingFrom(line: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const [, run, test, rest = ''] = ownScript.exec(line) ?? []
  const script = run ?? test ?? ''
  const files = rest.split(' ').filter((word) => word.includes('/'))
  return [...(script in scripts ? [] : [script]), ...files.filter((path) => !existsSync(join(projectRoot, path)))]
}
