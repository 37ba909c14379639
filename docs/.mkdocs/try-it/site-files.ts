import { Workspace, LSPPlugin, type LSPClient, type WorkspaceFile } from '@codemirror/lsp-client'
import type { ChangeSet, EditorState, Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** The folder of the site. */
export const siteUri = 'file:///site'

/** @param path POSIX path relative to the site */
export function uriOf(path: string): string {
  return `${siteUri}/${path}`
}

/** The path relative to the site. */
export function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(siteUri.length + 1))
}

/** A file of the site, which the language server has open all the time. */
class SiteFile implements WorkspaceFile {
  readonly uri: string
  readonly languageId: string
  version = 0
  /** As the server knows it. */
  doc: Text
  /** As it is while another file is in the editor. */
  state: EditorState
  view: EditorView | null = null

  constructor(uri: string, languageId: string, state: EditorState) {
    this.uri = uri
    this.languageId = languageId
    this.state = state
    this.doc = state.doc
  }

  getView(): EditorView | null {
    return this.view
  }
}

/** The files of the site, of which one is in the editor. */
export class SiteFiles extends Workspace {
  files: SiteFile[] = []

  /** Adds a file; before the client is connected. */
  add(uri: string, languageId: string, state: EditorState): void {
    this.files.push(new SiteFile(uri, languageId, state))
  }

  syncFiles(): readonly { file: SiteFile; prevDoc: Text; changes: ChangeSet }[] {
    return this.files.flatMap((file) => {
      const plugin = file.view && LSPPlugin.get(file.view)
      if (!plugin || plugin.unsyncedChanges.empty) return []
      const update = { file, prevDoc: file.doc, changes: plugin.unsyncedChanges }
      file.doc = plugin.view.state.doc
      file.version++
      plugin.clear()
      return [update]
    })
  }

  override getFile(uri: string): SiteFile | null {
    return this.files.find((file) => file.uri === uri) ?? null
  }

  /** Called when the editor shows a file. */
  openFile(uri: string, _languageId: string, view: EditorView): void {
    const file = this.getFile(uri)
    if (file) file.view = view
  }

  /** Called when the editor shows another file; for the server this one stays open. */
  closeFile(uri: string): void {
    const file = this.getFile(uri)
    if (file) file.view = null
  }
}

/** The client's files, as they were made by `connect`. */
export function filesOf({ workspace }: LSPClient): SiteFiles {
  return workspace as SiteFiles
}
