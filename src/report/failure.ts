import { printable, visible } from './visible.ts'

const issues = 'https://github.com/mdsplice/mdsplice/issues'

/**
 * What is said when mdsplice itself fails: one line that asks for a report.
 *
 * @param error what was thrown, which can be anything
 * @param hasStack whether the stack follows
 */
export function failureMessage(error: unknown, hasStack = false): string {
  const text = visible(error instanceof Error ? `${error.name}: ${error.message}${codeOf(error)}` : String(error))
  if (!hasStack) return `mdsplice failed: ${text}. Please report it at ${issues}, with what MDSPLICE_DEBUG=1 adds\n`
  return `mdsplice failed: ${text}. Please report it at ${issues}\n${printable((error instanceof Error && error.stack) || '')}\n`
}

/** The code that Node.js gives an error of its own, as ` (ERR_ACCESS_DENIED)`. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
}
