// Run once before all tests. The programs that they start keep nothing in the folder of the person who runs them, and
// those in Python are the ones of `test/python/`, where they are installed. What tests make in the system's folder for
// temporary files (some ten thousand small sites) is removed by `clean.mjs`.
import { chmodSync, existsSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export default function prepare() {
  // A short name: the path of a socket has at most 108 bytes.
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'md-')))
  // For the test that gives up its rights half way.
  chmodSync(temporary, 0o755)
  process.env.TMPDIR = temporary
  process.env.XDG_CACHE_HOME = join(temporary, 'cache')
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
}
