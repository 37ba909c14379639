/// <reference path="./example-site.d.ts" />
import { posix } from 'node:path'
import { texts as original } from 'example-site'
import { answer, type Answer, type Message } from './answer.ts'
import { Editor } from './editor.ts'
import { button, element } from './elements.ts'
import { render } from './render.ts'

const firstPage = 'docs/index.md'
const views = ['Page', 'Markdown'] as const

/** The page "Try it": the files of a site, one of them in an editor, and what mdsplice makes of it. */
class TryIt {
  readonly #texts = new Map(original)
  readonly #files = element('nav', { class: 'try-it-files', 'aria-label': 'Files' })
  readonly #messages = element('ul', { class: 'try-it-messages' })
  readonly #count = element('p', { class: 'try-it-count', role: 'status' })
  readonly #views = element('div', { class: 'try-it-views', role: 'group', 'aria-label': 'Show the result as' })
  readonly #title = element('p', { class: 'try-it-title' })
  readonly #result = element('div', { class: 'try-it-result', tabindex: '0', role: 'region', 'aria-label': 'Result' })
  readonly #editor: Editor
  #open = firstPage
  /** The page whose result is shown: the last one that was open. */
  #page = firstPage
  #view: (typeof views)[number] = 'Page'
  #answer: Answer = { messages: [], pages: new Map() }

  constructor(parent: HTMLElement) {
    const input = element('div', { class: 'try-it-editor' })
    this.#editor = new Editor(input, (path, text) => {
      this.#texts.set(path, text)
      this.#ask()
    })
    const output = element('div', {}, element('div', { class: 'try-it-bar' }, this.#title, this.#views), this.#result)
    const source = element('div', {}, input, this.#count, this.#messages)
    parent.replaceChildren(this.#files, element('div', { class: 'try-it-columns' }, source, output))
    this.#result.addEventListener('click', (event) => this.#follow(event))
    this.#show(firstPage)
  }

  #show(file: string): void {
    this.#open = file
    if (file.endsWith('.md')) this.#page = file
    this.#editor.open(file, this.#texts.get(file) ?? '')
    this.#ask()
  }

  #startAgain(): void {
    for (const [file, text] of original) this.#texts.set(file, text)
    this.#show(this.#open)
  }

  #ask(): void {
    this.#answer = answer(this.#texts)
    this.#showFiles()
    this.#showMessages()
    this.#showResult()
  }

  #showFiles(): void {
    const { messages } = this.#answer
    const buttons = [...this.#texts.keys()].map((file) => {
      const shown = button(file, () => {
        this.#show(file)
        this.#files.querySelector<HTMLElement>('[aria-current]')?.focus()
      })
      if (file === this.#open) shown.setAttribute('aria-current', 'true')
      if (messages.some(({ path }) => path === file)) shown.classList.add('try-it-marked')
      return shown
    })
    this.#files.replaceChildren(
      ...buttons,
      button('Start again', () => this.#startAgain()),
    )
  }

  #showMessages(): void {
    const { messages } = this.#answer
    this.#editor.show(messages)
    this.#count.textContent =
      messages.length === 0 ? 'No messages' : messages.length === 1 ? '1 message' : `${messages.length} messages`
    this.#messages.replaceChildren(...messages.map((message) => this.#itemOf(message)))
  }

  #itemOf({ path: file, place, severity, rule, text }: Message): HTMLElement {
    const at = button(place ? `${file}:${place.line}:${place.column}` : file, () => {
      if (file !== this.#open && this.#texts.has(file)) this.#show(file)
      this.#editor.goTo(place?.line ?? 1, place?.column ?? 1)
    })
    const about = rule === null ? [] : [' ', element('a', { href: `../rules/${rule}/` }, rule)]
    return element('li', { class: `try-it-${severity}` }, at, ` ${severity}: ${text}`, ...about)
  }

  #showResult(): void {
    const text = this.#answer.pages.get(this.#page) ?? ''
    const isKept = this.#answer.messages.some(
      ({ path: file, severity, rule }) => severity === 'error' && (file === this.#page || rule === null),
    )
    this.#title.textContent = `Result: ${this.#page}${isKept ? ' (errors: not written)' : ''}`
    this.#views.replaceChildren(
      ...views.map((view) => {
        const shown = button(view, () => {
          this.#view = view
          this.#showResult()
          this.#views.querySelector<HTMLElement>('[aria-pressed=true]')?.focus()
        })
        shown.setAttribute('aria-pressed', String(view === this.#view))
        return shown
      }),
    )
    if (this.#view === 'Page') this.#result.innerHTML = render(text)
    else this.#result.replaceChildren(element('pre', {}, element('code', {}, text)))
  }

  /** A link to a page of the site opens it here; one that leads elsewhere opens beside the manual. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.getAttribute('href')
    if (!link || href === null || href === undefined) return
    const file = posix.join(posix.dirname(this.#page), decodeURI(href.replace(/[?#].*/, '')))
    if (/^[a-z]+:/i.test(href)) link.target = '_blank'
    else event.preventDefault()
    if (this.#texts.has(file)) this.#show(file)
  }
}

const place = document.querySelector<HTMLElement>('.try-it')
if (place) new TryIt(place)
