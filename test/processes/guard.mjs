// Preloaded into the program (`node --import`): what would reach the network, or start another program than git, is an
// error, and is written to standard error in case the program catches it.
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { basename, isAbsolute } from 'node:path'
import tls from 'node:tls'

function forbid(module, ...names) {
  for (const name of names)
    module[name] = (...given) => {
      process.stderr.write(`forbidden: ${name} ${given[0]}\n`)
      throw new Error(`forbidden: ${name}`)
    }
}

forbid(net, 'connect', 'createConnection', 'createServer')
forbid(net.Socket.prototype, 'connect')
forbid(tls, 'connect')
forbid(http, 'request', 'get', 'createServer')
forbid(https, 'request', 'get', 'createServer')
forbid(http2, 'connect')
forbid(dgram, 'createSocket')
forbid(dns, 'lookup', 'resolve')
forbid(dns.promises, 'lookup', 'resolve')
forbid(globalThis, 'fetch', 'WebSocket')
forbid(childProcess, 'exec', 'execSync', 'fork')

for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync']) {
  const run = childProcess[name]
  const refuse = { ...childProcess }
  forbid(refuse, name)
  childProcess[name] = (program, ...given) => {
    // By its whole path: a name alone is looked for in the search path, which can lead into the repository.
    if (!isAbsolute(program) || basename(program) !== 'git') return refuse[name](program)
    process.stderr.write('started: git\n')
    return run(program, ...given)
  }
}
syncBuiltinESMExports()
