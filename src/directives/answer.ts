import { OversizedListing } from '../core/limits.ts'
import { spanOf } from '../core/span.ts'
import { answerCoverage } from './coverage.ts'
import { answerDefinitions } from './definitions.ts'
import type { Directive, Request } from './directive.ts'
import { answerGraph } from './graph.ts'
import { answerMatrix } from './matrix.ts'
import { answerTags } from './tags.ts'
import type { Answered } from '../listings/answer.ts'
import type { IndexedSite } from '../listings/queried-site.ts'
import { answer } from '../listings/query.ts'
import { render } from '../listings/render.ts'
import type { Page } from '../site/page.ts'

/** Answers a directive that stands on a page. */
type Answerer<Asked extends Request> = (site: IndexedSite, request: Asked, directive: Directive, page: Page) => Answered

/** How each kind of request is answered; add yours here. */
const answerers: { readonly [Kind in Request['kind']]: Answerer<Extract<Request, { kind: Kind }>> } = {
  list({ queried, cellsOn }, request, { comment }, page) {
    const { answer: found, findings } = answer(queried, request, spanOf(comment), page)
    const { setting, headingDepth } = comment
    const listing = render(found, setting, { cells: cellsOn(page), headingDepth })
    const isWrapped = (found.interactive !== null || found.format === 'cards') && found.pages.length > 0
    return { listing, findings, needs: isWrapped ? ['md_in_html'] : [] }
  },
  matrix: answerMatrix,
  coverage: answerCoverage,
  graph: answerGraph,
  tags: answerTags,
  definitions: answerDefinitions,
}

/** Queries and renders: the listing that answers a directive of a page. */
export function answerDirective(site: IndexedSite, directive: Directive, page: Page): Answered {
  const answered = answerWithin(site, directive, page)
  const { setting } = directive.comment
  const { extensions } = site
  for (const extension of extensions ? (answered.needs ?? []) : []) {
    if (extensions?.has(extension)) continue
    answered.findings.push({
      rule: 'missing-extension',
      span: directive.nameSpan,
      details: { name: directive.name, extension },
    })
  }
  if (!answered.listing && setting !== 'block') {
    const span = spanOf(directive.comment)
    answered.findings.push({ rule: 'misplaced-directive', span, details: { name: directive.name, setting } })
  }
  return answered
}

function answerWithin(site: IndexedSite, directive: Directive, page: Page): Answered {
  const { request, name, nameSpan } = directive
  try {
    return (answerers[request.kind] as Answerer<Request>)(site, request, directive, page)
  } catch (error) {
    if (!(error instanceof OversizedListing)) throw error
    return {
      listing: null,
      findings: [{ rule: 'oversized-page', span: nameSpan, details: { name, template: error.template } }],
    }
  }
}
