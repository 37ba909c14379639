/** Of an address's query what listings and their labels are about. */
function isOurs(key: string): boolean {
  return key === 'labels' || key.includes('.')
}

/** A page of the site that was visited in this document: with instant navigation the referrer stays what it was. */
let hasVisited = false

const keyOfPage = (): string => `mdsplice ${location.pathname}`

/** Keeps the choices that the page's address has, as long as the reader's tab is open. */
export function keepChoices(): void {
  const query = [...new URLSearchParams(location.search)].filter(([key]) => isOurs(key))
  try {
    sessionStorage.setItem(keyOfPage(), new URLSearchParams(query).toString())
  } catch {
    // A browser that keeps nothing refuses; the address still has all of it.
  }
}

/**
 * The choices of an earlier visit, for a reader who came through a link of the site that has none itself. Who opens the page
 * from elsewhere begins with all rows.
 */
export function keptChoices(): [key: string, value: string][] {
  const cameFromSite = hasVisited || document.referrer.startsWith(`${location.origin}/`)
  hasVisited = true
  if (!cameFromSite || [...new URLSearchParams(location.search).keys()].some(isOurs)) return []
  try {
    return [...new URLSearchParams(sessionStorage.getItem(keyOfPage()) ?? '')]
  } catch {
    return []
  }
}
