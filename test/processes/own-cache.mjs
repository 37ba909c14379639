// Run once before all tests: the programs that they start keep nothing in the folder of the person who runs them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function ownCache() {
  const folder = mkdtempSync(join(tmpdir(), 'mdsplice-cache-'))
  process.env.XDG_CACHE_HOME = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
