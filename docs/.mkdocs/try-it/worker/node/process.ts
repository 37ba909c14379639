/** What every module takes for granted in Node.js. */
export { Buffer } from 'buffer/'

export const process = { env: {}, platform: 'linux', cwd: () => '/' }

export function setImmediate(act: () => void): void {
  setTimeout(act)
}
