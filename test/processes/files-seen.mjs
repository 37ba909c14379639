// Preloaded into the program (`node --import`): writes down every path that the file system is asked about, one a line, into
// the file that the environment variable `FILES_SEEN` names.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const append = fs.appendFileSync
const names = [
  'existsSync',
  'statSync',
  'lstatSync',
  'readFileSync',
  'readdirSync',
  'realpathSync',
  'accessSync',
  'opendirSync',
  'readlinkSync',
]
for (const name of names) {
  const original = fs[name]
  fs[name] = Object.assign((path, ...rest) => {
    if (typeof path === 'string') append(process.env.FILES_SEEN, `${path}\n`)
    return original(path, ...rest)
  }, original)
}
syncBuiltinESMExports()
