/** What the system says of a failed call, such as `EACCES`; the whole message when it gives no code. */
export function errorCode(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error
  return String(hasCode ? error.code : error)
}
