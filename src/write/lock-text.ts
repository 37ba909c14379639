const head =
  '# References that were reviewed, and a fingerprint of the page that each names. Written by `mdsplice review`.'

/**
 * The text of the lock file: a line for each reference, sorted, so that two people's reviews merge.
 *
 * @param lock fingerprints by reference
 */
export function lockText(lock: ReadonlyMap<string, string>): string {
  const lines = [...lock].map(([reference, fingerprint]) => `${reference} ${fingerprint}`).sort()
  return [head, ...lines, ''].join('\n')
}
