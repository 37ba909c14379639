import { printable, visible } from './visible.ts'

const issues = 'https://github.com/mdsplice/mdsplice/issues'

/**
 * What is said when mdsplice itself fails: one line that asks for a report.
 *
 * @param error what was thrown, which can be anything
 * @param hasStack whether the stack follows
 */
export function failureMessage(error: unknown, hasStack = false): string {
  const text = visible(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  if (!hasStack) return `mdsplice failed: ${text}. Please report it at ${issues}, with what MDSPLICE_DEBUG=1 adds\n`
  return `mdsplice failed: ${text}. Please report it at ${issues}\n${printable((error instanceof Error && error.stack) || '')}\n`
}
