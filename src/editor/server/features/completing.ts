import { CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionList } from 'vscode-languageserver'
import { complete, completeOther } from '../../completion/complete.ts'
import { mostCompletions, type CompletionKind } from '../../completion/completion.ts'
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

/** Completion in front matter, directives, data files, `mdsplice.yml` and templates. */
export const completing: Feature = {
  capabilities: () => ({
    completionProvider: {
      triggerCharacters: ['_', '/', '=', '|', ',', '.', ':', ' ', '-', '!', '"', "'", '[', '{', '#'],
    },
  }),
  answer({ connection, client, fileAt, guard }) {
    const item = client.textDocument?.completion?.completionItem
    const hasSnippets = item?.snippetSupport === true
    const hasMarkdown = item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false
    connection.onCompletion(({ textDocument, position }) =>
      guard(textDocument.uri, (): CompletionList | null => {
        const at = fileAt(textDocument.uri)
        if (!at) return null
        const { live, file, path, document } = at
        const [text, offset] = [document.getText(), document.offsetAt(position)]
        const options = { hasSnippets }
        const other = completeOther(live, file, text, offset, options)
        const found = other.length > 0 || path === null ? other : complete(live, path, text, offset, options)
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
