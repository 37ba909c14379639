// Run once after all tests, in the process that ran `prepare.mjs`: removes the folder that it made.
import { rmSync } from 'node:fs'

export default function clean() {
  rmSync(process.env.TMPDIR, { recursive: true, force: true })
}
