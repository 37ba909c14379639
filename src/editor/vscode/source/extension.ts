import {
  commands,
  CompletionItemKind,
  extensions,
  window,
  workspace,
  type CompletionItem,
  type CompletionList,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
  type TextDocumentChangeEvent,
} from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { wantsProposals } from './cursor.ts'
import { findProgram, othersUpdateLinks, type Program } from './program.ts'

const pageLanguages = ['markdown', 'python-markdown']

/** Called by VS Code when a folder with a site is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('mdsplice', { log: true })
  const server = new Server(context, log)
  context.subscriptions.push(
    log,
    server,
    commands.registerCommand('mdsplice.showLog', () => log.show()),
    commands.registerCommand('mdsplice.restart', () => server.restart()),
    commands.registerCommand('mdsplice.writePage', () => server.writePage()),
    commands.registerCommand('mdsplice.writeSite', () => server.writeSite()),
    // The project's own mdsplice may be started from then on.
    workspace.onDidGrantWorkspaceTrust(() => server.restart()),
    workspace.onDidChangeTextDocument(propose),
    workspace.onDidChangeConfiguration(() => server.followLinks()),
    extensions.onDidChange(() => server.followLinks()),
  )
  await server.start()
}

/** The language server, and the program that it is a command of. */
class Server {
  readonly #own: string
  readonly #log: LogOutputChannel
  #client: LanguageClient | undefined
  /** Whether the server that runs changes the links to a file that is renamed. */
  #updatesLinks = true

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#own = context.asAbsolutePath('dist/mdsplice.mjs')
    this.#log = log
  }

  async start(): Promise<void> {
    const { file, isOfProject } = this.#program()
    this.#log.info(isOfProject ? `mdsplice of the project: ${file}` : 'mdsplice of the extension')
    const documents = [
      ...pageLanguages.map((language) => ({ language })),
      { pattern: '**/*.{yml,yaml,toml,json,csv,mustache,html}' },
    ]
    this.#updatesLinks = updatesLinks()
    this.#client = new LanguageClient(
      'mdsplice',
      'mdsplice',
      { module: file, args: ['lsp'], transport: TransportKind.stdio },
      {
        documentSelector: documents.map((filter) => ({ scheme: 'file', ...filter })),
        outputChannel: this.#log,
        initializationOptions: { updateLinks: this.#updatesLinks },
        middleware: {
          provideCompletionItem: async (document, position, completion, token, next) =>
            onlyOurs(document, await next(document, position, completion, token)),
        },
      },
    )
    await this.#client.start()
  }

  async restart(): Promise<void> {
    await this.#client?.dispose()
    await this.start()
  }

  /** Leaves links to whoever changes them from now on. */
  async followLinks(): Promise<void> {
    if (updatesLinks() !== this.#updatesLinks) await this.restart()
  }

  /** The server changes what is open in the editor, where that can be undone; it is saved. */
  async writePage(): Promise<void> {
    const document = window.activeTextEditor?.document
    if (!document) return
    await commands.executeCommand('mdsplice.server.writePage', document.uri.toString())
    await document.save()
  }

  async writeSite(): Promise<void> {
    const uri = window.activeTextEditor?.document.uri
    await commands.executeCommand('mdsplice.server.writeSite', ...(uri ? [uri.toString()] : []))
    await workspace.saveAll()
  }

  dispose(): void {
    void this.#client?.dispose()
  }

  #program(): Program {
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath)
    return findProgram(this.#own, folders, workspace.isTrusted)
  }
}

function updatesLinks(): boolean {
  const setting = workspace.getConfiguration('markdown').get<string>('updateLinksOnFileMove.enabled')
  return !othersUpdateLinks(
    setting,
    extensions.all.map(({ packageJSON }) => packageJSON as unknown),
  )
}

/** VS Code itself proposes the names and values that a JSON file has already; pages have their titles here alone. */
function onlyOurs(
  document: TextDocument,
  found: CompletionItem[] | CompletionList | null | undefined,
): CompletionItem[] | CompletionList | null | undefined {
  if (!found || document.languageId !== 'json') return found
  const text = document.getText()
  const isOurs = ({ label, kind }: CompletionItem): boolean =>
    kind === CompletionItemKind.File || !text.includes(JSON.stringify(typeof label === 'string' ? label : label.label))
  return Array.isArray(found) ? found.filter(isOurs) : { ...found, items: found.items.filter(isOurs) }
}

/** Opens the proposals at the first character of a word, where VS Code itself would not. */
function propose({ document, contentChanges }: TextDocumentChangeEvent): void {
  const editor = window.activeTextEditor
  const change = contentChanges[0]
  if (editor?.document !== document || !change || !pageLanguages.includes(document.languageId)) return
  const { line, character } = change.range.start
  const before = document.lineAt(line).text.slice(0, character)
  if (!/^[\p{L}\p{N}_]$/u.test(change.text) || /[\p{L}\p{N}_]$/u.test(before)) return
  if (wantsProposals(document, line, character)) void commands.executeCommand('editor.action.triggerSuggest')
}
