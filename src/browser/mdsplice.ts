import { enhance } from './listing.ts'

/** Material's stream of documents: with instant navigation each page visited is one. */
interface Documents {
  subscribe(next: () => void): void
}

const { document$: documents } = window as { document$?: Documents }

/** Listings of the same name on one page get a number, so that their states do not clash in the address. */
function enhanceAll(): void {
  const names = new Map<string, number>()
  document.querySelectorAll<HTMLElement>('.mdsplice-interactive').forEach((wrapper, place) => {
    const name = wrapper.dataset['name'] || 'list'
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    enhance(wrapper, count === 1 ? name : `${name}-${count}`, place + 1)
  })
}

if (documents) documents.subscribe(enhanceAll)
else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enhanceAll)
else enhanceAll()
