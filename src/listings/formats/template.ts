import type { RootContent } from 'mdast'
import Mustache from 'mustache'
import type { Answer, ListingFormat, RenderContext } from '../answer.ts'
import type { Needs } from '../../config/generator/site-needs.ts'
import type { Template } from '../../config/settings.ts'
import { OversizedListing, largestPage } from '../../core/limits.ts'
import { once } from '../../core/memoize.ts'
import { paragraph, text } from '../nodes.ts'
import { restOf, shownPages } from '../shorten.ts'
import { Link, View, answerView, type TemplateValue } from './template-view.ts'

/** A user's template as a format. */
export function templateFormat(template: Template): ListingFormat {
  return {
    name: 'template',
    usualColumns: 'collection',
    showsAnyField: true,
    canBeInteractive: false,
    needs: needsOf(template.text),
    inline: null,
    blocks: { of: 'answer', render: (answer, context) => renderTemplate(template, answer, context) },
  }
}

/** A list of attributes of `attr_list`, which holds no tag of Mustache. */
const attributeList = /(?<!\{)\{:? *[.#][\p{L}_][\w-]*(?: [^{}\n]*)?\}(?!\})/u

/** An element at the start of a line in which Markdown is to be read. */
const markedElement = /^<[a-z][^<>\n]*\smarkdown(?=[\s=>])/im

/** The same as far as that attribute, of all such elements. */
const markedElements = /^(<[a-z][^<>\n]*?)\smarkdown(?:=(?:"[^"<>\n]*"|[\w-]+))?(?=[\s>])/gim

/** An icon of one of the sets that Material brings. */
const icon = /:(?:material|fontawesome|octicons|simple)-[a-z\d-]+:/

/** What a template certainly needs; of all that is in no code. */
function needsOf(template: string): Needs {
  const text = withoutCode(template)
  return {
    extensions: [
      ...(attributeList.test(text) ? (['attr_list'] as const) : []),
      ...(markedElement.test(text) ? (['md_in_html'] as const) : []),
      ...(icon.test(text) ? (['emoji_index'] as const) : []),
    ],
    assets: [],
  }
}

function withoutCode(template: string): string {
  let fence: string | undefined
  const lines = template.split('\n').filter((line) => {
    const mark = /^(?:`{3}|~{3})/.exec(line.trimStart())?.[0]
    if (mark === undefined) return fence === undefined
    if (fence === undefined) fence = mark
    else if (fence === mark) fence = undefined
    return false
  })
  return lines
    .map((line) =>
      line
        .split('`')
        .filter((_, index) => index % 2 === 0)
        .join(' '),
    )
    .join('\n')
}

/** A section takes as long as that many characters do each time it is gone through, even where nothing is in it. */
const signsPerTurn = 4

/**
 * Renders an answer by a user's template. Where nothing comes out it is a sentence, and without pages, too, unless the
 * template says itself what is shown then. What says how many more rows there are follows, if the template does not.
 *
 * Values are put in as Markdown that shows them just as they are, and with `{{{…}}}` as they are; even those begin no
 * comment, for that could be a directive.
 *
 * @throws OversizedListing as soon as more was made than a page can hold
 */
function renderTemplate(template: Template, answer: Answer, { cells, marksElements }: RenderContext): RootContent[] {
  const spend = (amount: number): void => {
    room -= amount
    if (room < 0) throw new OversizedListing(`${template.file}:${template.line}`)
  }
  let room = largestPage
  const writer = new TemplateWriter(
    once((value) => cells.asMarkdown(value)),
    spend,
  )
  const view = new Scope(answerView(answer, cells))
  const tags = tagsOf(template.text)
  const isSentence = answer.pages.length === 0 && (answer.saysEmpty || !/^\^(?:rows|count)$/m.test(tags))
  const rendered = isSentence ? '' : trimmed(writer.render(template.text, view))
  const shown = marksElements ? rendered : rendered.replace(markedElements, '$1')
  if (shown === '') return [paragraph([text(answer.empty)])]
  const more = answer.pages.length - shownPages(answer).length
  const rest = more === 0 || /^[^\w]?rest$/m.test(tags) ? null : restOf(more, answer.shortened)
  return [{ type: 'html', value: shown }, ...(rest ? [paragraph(rest)] : [])]
}

/** The tags of a template, one a line: `name`, `#name`, `^name`, `{name`. */
function tagsOf(template: string): string {
  return [...template.matchAll(/\{\{([#^{&]?)\s*([^{}\s]+)/g)].map(([, sign, name]) => `${sign}${name}`).join('\n')
}

/** Without blank lines around it. */
function trimmed(markdown: string): string {
  return markdown
    .replace(/^[ \t]+$/gm, '')
    .replace(/^\n+/, '')
    .trimEnd()
}

/** Mustache's own scopes look names up in prototypes and call functions; these know a view's names and nothing else. */
class Scope extends Mustache.Context {
  readonly #outer: Scope | undefined

  constructor(view: unknown, outer?: Scope) {
    super(view)
    this.#outer = outer
  }

  override push(view: unknown): Scope {
    return new Scope(view, this)
  }

  override lookup(name: string): unknown {
    if (name === '.') return this.view
    const value = this.view instanceof View ? this.view.get(name) : undefined
    return value ?? this.#outer?.lookup(name)
  }
}

class TemplateWriter extends Mustache.Writer {
  readonly #escape: (value: string) => string
  readonly #spend: (amount: number) => void

  constructor(escape: (value: string) => string, spend: (amount: number) => void) {
    super()
    this.#escape = escape
    this.#spend = spend
  }

  override renderTokens(...[tokens, ...rest]: Parameters<Mustache.Writer['renderTokens']>): string {
    this.#spend(signsPerTurn)
    return super.renderTokens(tokens, ...rest)
  }

  override rawValue(token: string[]): string {
    return this.#made(super.rawValue(token))
  }

  override escapedValue(token: string[], scope: Mustache.Context): string {
    const value = scope.lookup(token[1] ?? '') as TemplateValue | undefined
    return this.#made(value instanceof Link ? value.url : this.#escape(shownAs(value)))
  }

  override unescapedValue(token: string[], scope: Mustache.Context): string {
    const value = scope.lookup(token[1] ?? '') as TemplateValue | undefined
    return this.#made(value instanceof Link ? value.url : shownAs(value).replace(/<!--/g, '&lt;!--'))
  }

  #made(text: string): string {
    this.#spend(text.length)
    return text
  }
}

/** Lists of values as texts with commas between them. */
function shownAs(value: TemplateValue | undefined): string {
  if (value === undefined || value === false || value instanceof Link) return ''
  if (value instanceof View) return value.shown
  return typeof value === 'object' ? value.map(({ shown }) => shown).join(', ') : String(value)
}
