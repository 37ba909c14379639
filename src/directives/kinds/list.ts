import { spanOf } from '../../core/span.ts'
import type { DirectiveHandler } from '../handler.ts'
import { ListNames } from './list-names.ts'
import { answerQuery } from '../../listings/answer-query.ts'
import { cellsOn } from '../../listings/cells.ts'
import { elementsAreMarked } from '../../listings/element.ts'
import { optionNames, type Query } from '../../listings/query.ts'
import { needsOf, render } from '../../listings/render.ts'
import { mergeTerms, standingAt } from '../named-queries.ts'

/** `list_COLLECTION` in its forms, and `list:NAME` for a query that the configuration names. */
export const list: DirectiveHandler<Query> = {
  kind: 'list',
  unclosed: { name: 'list[_:][^\\s>]*', isBeforeCollection: false },
  reader({ collections, queries }) {
    const names = new ListNames(collections)
    return {
      start: 'list|\\w*_',
      has: (name) => queries.has(name) || names.meaningOf(name) !== undefined,
      near: (name) => [...queries.keys(), ...names.near(name)],
      names: (own) => [...queries.keys(), ...names.on(own)],
      words: [],
      options: optionNames,
      isFiltered: true,
      isMeantBy({ name: { text }, terms }) {
        const [name, next] = [text.toLowerCase(), terms.strays[0]?.text.toLowerCase() ?? '']
        if (/^list[_:-]/.test(name) || (name === 'list' && collections.includes(next))) return true
        return collections.some((collection) => name.endsWith(`_${collection}`))
      },
      read({ name: word, terms }) {
        const name = word.text.toLowerCase()
        const query = queries.get(name)
        if (query) return { request: mergeTerms(query, terms, standingAt(query, word)), findings: [] }
        const meaning = names.meaningOf(name)
        return meaning && { request: mergeTerms(meaning, terms, undefined), findings: [] }
      },
    }
  },
  answer(index, request, { comment }, page) {
    const { answer, findings } = answerQuery(index, request, spanOf(comment), page)
    const { setting, headingDepth } = comment
    const marksElements = elementsAreMarked(comment, index.site.config.dialect)
    const listing = render(answer, setting, { cells: cellsOn(index, page), headingDepth, marksElements })
    return { listing, findings, needs: needsOf(index, answer, listing) }
  },
  rows: (index, request, { comment }, page) => answerQuery(index, request, spanOf(comment), page).answer.pages,
}
