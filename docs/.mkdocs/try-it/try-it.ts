/// <reference path="./example-site.d.ts" />
import type { LSPClient } from '@codemirror/lsp-client'
import { texts as original } from 'example-site'
import { Editor } from './editor.ts'
import { button, element } from './elements.ts'
import { createClient, startServer, type RunningServer } from './language-client.ts'
import { Messages, plainText, type Message } from './messages.ts'
import { resultRequest, type Result, type ResultParams } from './protocol.ts'
import { safeHtml } from './safe-html.ts'
import { pathOf, uriOf } from './site-files.ts'

const serverScript = new URL('try-it-server.js', (document.currentScript as HTMLScriptElement).src)
const firstPage = uriOf('docs/index.md')
const views = ['Page', 'Markdown'] as const
type View = (typeof views)[number]

/** An editor with its language server. Another one takes their place when the site starts again. */
interface Session {
  client: LSPClient
  editor: Editor
  messages: Messages
  server: RunningServer | null
}

/** The page "Try it": the files of a site, one of them in an editor, and what mdsplice makes of it. */
class TryIt {
  readonly #files = element('nav', { class: 'try-it-files', 'aria-label': 'Files' })
  readonly #failure = element('div', { class: 'try-it-failure', role: 'alert' })
  readonly #input = element('div', { class: 'try-it-editor' })
  readonly #count = element('p', { class: 'try-it-count', role: 'status' })
  readonly #messages = element('ul', { class: 'try-it-messages' })
  readonly #title = element('p', { class: 'try-it-title' })
  readonly #result = element('div', { class: 'try-it-result', tabindex: '0', role: 'region', 'aria-label': 'Result' })
  readonly #fileButtons: ReadonlyMap<string, HTMLButtonElement>
  readonly #viewButtons: ReadonlyMap<View, HTMLButtonElement>
  #session: Session
  #open = firstPage
  /** The page whose result is shown: the last one that was open. */
  #page = firstPage
  #view: View = 'Page'
  #shown: Result | null = null
  #isAsking = false
  #isBehind = false

  constructor(parent: HTMLElement) {
    this.#fileButtons = new Map(original.map(([path]) => [uriOf(path), button(path, () => this.#show(uriOf(path)))]))
    this.#viewButtons = new Map(views.map((view) => [view, button(view, () => this.#showAs(view))]))
    this.#files.append(
      ...this.#fileButtons.values(),
      button('Start again', () => this.#start(originalTexts())),
    )
    const choices = element('div', { class: 'try-it-views', role: 'group', 'aria-label': 'Show the result as' })
    choices.append(...this.#viewButtons.values())
    const output = element('div', {}, element('div', { class: 'try-it-bar' }, this.#title, choices), this.#result)
    const source = element('div', {}, this.#input, this.#count, this.#messages)
    parent.replaceChildren(this.#files, this.#failure, element('div', { class: 'try-it-columns' }, source, output))
    parent.addEventListener('click', (event) => this.#follow(event))
    this.#showAs(this.#view)
    this.#session = this.#begin(originalTexts())
  }

  #start(texts: ReadonlyMap<string, string>): void {
    this.#end()
    this.#session = this.#begin(texts)
  }

  #begin(texts: ReadonlyMap<string, string>): Session {
    // Without an answer there are messages without quick fixes; that the server does not answer is noticed by `#ask`.
    const client = createClient({ published: (params) => void messages.take(params).catch(() => {}) })
    const messages = new Messages(client, () => this.#showMessages(session))
    const editor = new Editor(this.#input, client, texts, () => void this.#ask())
    const session: Session = { client, editor, messages, server: null }
    this.#failure.replaceChildren()
    this.#messages.replaceChildren()
    this.#count.textContent = 'Loading …'
    editor.open(this.#open)
    this.#showFiles(messages)
    const failed = (reason: string): void => this.#fail(session, reason)
    void startServer(serverScript, [...texts], failed)
      .then(async (server) => {
        session.server = server
        if (session !== this.#session) return server.stop()
        client.connect(server.transport)
        void this.#ask()
        await client.initializing
        // Where nothing is wrong, the server does not say so.
        this.#showMessages(session)
      })
      .catch((error: unknown) => failed(String(error)))
    return session
  }

  #end(): void {
    const { editor, client, server } = this.#session
    editor.destroy()
    client.disconnect()
    server?.stop()
    this.#isAsking = false
  }

  /** Says that the server does not answer any more; texts stay, and can be taken to a new one. */
  #fail(session: Session, reason: string): void {
    if (session !== this.#session || this.#failure.hasChildNodes()) return
    session.client.disconnect()
    session.server?.stop()
    session.messages.clear()
    const why = reason === '' ? '' : ` (${reason})`
    this.#count.textContent = ''
    this.#failure.append(
      `mdsplice has stopped${why}. What you typed is kept. `,
      button('Restart', () => {
        this.#start(session.editor.texts)
        this.#session.editor.view.focus()
      }),
    )
  }

  #show(uri: string): void {
    this.#open = uri
    if (uri.endsWith('.md')) this.#page = uri
    this.#session.editor.open(uri)
    this.#showMessages(this.#session)
    void this.#ask()
  }

  /** Asks for the result until it is that of the text as it is now. */
  async #ask(): Promise<void> {
    const session = this.#session
    this.#isBehind = true
    if (this.#isAsking || !session?.server) return
    this.#isAsking = true
    try {
      while (this.#isBehind && session === this.#session) {
        this.#isBehind = false
        const page = this.#page
        session.client.sync()
        const result = await session.client.request<ResultParams, Result | null>(resultRequest, {
          textDocument: { uri: page },
        })
        if (session !== this.#session) return
        if (result && page === this.#page) this.#showResult(result)
      }
    } catch (error) {
      this.#fail(session, error instanceof Error ? error.message : String(error))
    }
    if (session === this.#session) this.#isAsking = false
  }

  #showFiles(messages: Messages): void {
    const marked = new Set(messages.all.map(({ uri }) => uri))
    for (const [uri, shown] of this.#fileButtons) {
      shown.classList.toggle('try-it-marked', marked.has(uri))
      if (uri === this.#open) shown.setAttribute('aria-current', 'true')
      else shown.removeAttribute('aria-current')
    }
  }

  #showMessages(session: Session): void {
    if (session !== this.#session) return
    const { messages, editor } = session
    const { all } = messages
    this.#showFiles(messages)
    messages.underline(editor.view)
    this.#count.textContent =
      all.length === 0 ? 'No messages' : all.length === 1 ? '1 message' : `${all.length} messages`
    this.#messages.replaceChildren(...all.map((message) => this.#itemOf(message)))
  }

  #itemOf(message: Message): HTMLElement {
    const { uri, range, severity, rule, text, fixes } = message
    const { line, character } = range.start
    const at = button(`${pathOf(uri)}:${line + 1}:${character + 1}`, () => {
      this.#show(uri)
      this.#session.editor.goTo(range.start)
    })
    const about = rule === null ? [] : [' ', element('a', { href: `../rules/${rule}/` }, rule)]
    const actions = fixes.flatMap((title) => [
      ' ',
      button(plainText(title), () => {
        this.#show(uri)
        void this.#session.messages.apply(message, title, this.#session.editor.view)
      }),
    ])
    return element('li', { class: `try-it-${severity}` }, at, ` ${severity}: ${text}`, ...about, ...actions)
  }

  #showAs(view: View): void {
    this.#view = view
    for (const [each, shown] of this.#viewButtons) shown.setAttribute('aria-pressed', String(each === view))
    if (this.#shown) this.#showResult(this.#shown)
  }

  #showResult(result: Result): void {
    this.#shown = result
    const { markdown, html, hasErrors } = result
    this.#title.textContent = `Result: ${pathOf(this.#page)}${hasErrors ? ' (errors: not written)' : ''}`
    if (this.#view === 'Page') this.#result.innerHTML = safeHtml(html)
    else this.#result.replaceChildren(element('pre', {}, element('code', {}, markdown)))
  }

  /** A link of the result or of an explanation opens a file of the site here, and what is elsewhere beside the manual. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.closest('.try-it-result, .cm-tooltip') ? link.getAttribute('href') : null
    if (!link || href === null) return
    const target = new URL(href, this.#page)
    if (target.protocol !== 'file:') {
      link.target = '_blank'
      return
    }
    event.preventDefault()
    const uri = `file://${target.pathname}`
    if (this.#fileButtons.has(uri)) this.#show(uri)
  }
}

function originalTexts(): Map<string, string> {
  return new Map(original.map(([path, text]) => [uriOf(path), text]))
}

const place = document.querySelector<HTMLElement>('.try-it')
if (place) new TryIt(place)
