import { CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionList } from 'vscode-languageserver'
import { complete } from '../complete.ts'
import { mostCompletions, type CompletionKind } from '../completion.ts'
import type { Feature } from '../feature.ts'

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  collection: CompletionItemKind.Class,
  directive: CompletionItemKind.Function,
  field: CompletionItemKind.Field,
  option: CompletionItemKind.Property,
  page: CompletionItemKind.File,
  rule: CompletionItemKind.Constant,
  value: CompletionItemKind.Value,
}

/** Completion in front matter and in directives. */
export const completing: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: ['_', '/', '=', '|', ',', '.', ':', ' ', '-', '!', '"', "'", '['] },
  }),
  answer({ connection, client, fileAt, guard }) {
    const item = client.textDocument?.completion?.completionItem
    const hasSnippets = item?.snippetSupport === true
    const hasMarkdown = item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false
    connection.onCompletion(({ textDocument, position }) =>
      guard(textDocument.uri, (): CompletionList | null => {
        const at = fileAt(textDocument.uri)
        if (!at || at.path === null) return null
        const { live, path, document } = at
        const found = complete(live, path, document.getText(), document.offsetAt(position), { hasSnippets })
        const items = found.map(({ start, end, text, kind, isSnippet, documentation, detail, ...shown }) => ({
          ...shown,
          kind: kinds[kind],
          textEdit: { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text },
          insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
          ...(detail !== null && { detail }),
          ...(documentation !== null && {
            documentation: hasMarkdown ? { kind: MarkupKind.Markdown, value: documentation } : documentation,
          }),
        }))
        return { isIncomplete: items.length === mostCompletions, items }
      }),
    )
  },
}
