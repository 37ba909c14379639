import { OversizedListing } from '../core/limits.ts'
import { spanOf } from '../core/span.ts'
import type { Directive } from './directive.ts'
import { handlerOf } from './registry.ts'
import type { Answered } from '../listings/answer.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** Queries and renders: the listing that answers a directive of a page. */
export function answerDirective(index: SiteIndex, directive: Directive, page: Page): Answered {
  const answered = answerWithin(index, directive, page)
  const { setting } = directive.comment
  const extensions = index.site.markdown?.extensions ?? null
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

function answerWithin(index: SiteIndex, directive: Directive, page: Page): Answered {
  const { request, name, nameSpan } = directive
  try {
    return handlerOf(request).answer(index, request, directive, page)
  } catch (error) {
    if (!(error instanceof OversizedListing)) throw error
    return {
      listing: null,
      findings: [{ rule: 'oversized-page', span: nameSpan, details: { name, template: error.template } }],
    }
  }
}
