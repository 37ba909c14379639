// Preloaded into the program (`node --import`): a folder's entries come in another order each time.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const shuffled = (entries) =>
  entries
    .map((entry) => [Math.random(), entry])
    .sort(([a], [b]) => a - b)
    .map(([, entry]) => entry)

const { readdir, readdirSync } = fs
fs.readdirSync = (...given) => shuffled(readdirSync(...given))
fs.readdir = (path, ...given) => {
  const done = given.pop()
  readdir(path, ...given, (error, entries) => done(error, entries && shuffled(entries)))
}
syncBuiltinESMExports()
