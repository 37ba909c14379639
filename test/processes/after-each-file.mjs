// Preloaded into the program (`node --import`): runs a script each time the program has written a temporary file, which is
// the last moment before it looks at the old file again. The script is the environment variable `AFTER_EACH_FILE`.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const write = fs.writeFileSync
const script = new Function('fs', 'count', process.env.AFTER_EACH_FILE)
let count = 0
fs.writeFileSync = (file, ...rest) => {
  write(file, ...rest)
  if (typeof file === 'number') script(fs, ++count)
}
syncBuiltinESMExports()
