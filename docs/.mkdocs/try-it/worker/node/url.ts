/** The parts of `node:url` that the language server calls, for POSIX paths. */

export function fileURLToPath(url: string): string {
  const { host, pathname } = new URL(url)
  if (host !== '' || /%2f/i.test(pathname)) throw new TypeError(`not the URL of a file: ${url}`)
  return decodeURIComponent(pathname)
}

export function pathToFileURL(path: string): URL {
  return new URL(`file://${path.split('/').map(encodeURIComponent).join('/')}`)
}
