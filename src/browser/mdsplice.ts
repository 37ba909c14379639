import { enhanceAll, type Lists, lists } from './lists.ts'

/** Material's stream of documents: with instant navigation each page visited is one. */
interface Documents {
  subscribe(next: () => void): void
}

const page = window as { document$?: Documents; mdsplice?: Lists }

page.mdsplice = lists
if (page.document$) page.document$.subscribe(enhanceAll)
else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enhanceAll)
else enhanceAll()
