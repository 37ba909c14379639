// Run once before all tests. The programs that they start keep nothing in the folder of the person who runs them, and
// those in Python are the ones of `test/python/`, where they are installed.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export default function prepare() {
  const cache = mkdtempSync(join(tmpdir(), 'mdsplice-cache-'))
  process.env.XDG_CACHE_HOME = cache
  // Material says at every build that it will end some day.
  process.env.NO_MKDOCS_2_WARNING = '1'
  process.env.MDSPLICE_PYTHON ??= fileURLToPath(new URL('../../.tmp/python', import.meta.url))
  const environments = ['current', 'oldest', 'materialx', 'techdocs', 'tools', 'formatters']
  const found = environments.filter((name) => existsSync(join(process.env.MDSPLICE_PYTHON, name, 'bin')))
  const missing = environments.filter((name) => !found.includes(name))
  process.stdout.write(
    `Python environments found: ${found.join(', ') || 'none'}${missing.length > 0 ? `; missing: ${missing.join(', ')} (test/python/install.sh)` : ''}\n`,
  )
  const programs = ['current', 'tools'].filter((name) => found.includes(name))
  process.env.PATH = [...programs.map((name) => join(process.env.MDSPLICE_PYTHON, name, 'bin')), process.env.PATH].join(
    delimiter,
  )
  return () => rmSync(cache, { recursive: true, force: true })
}
