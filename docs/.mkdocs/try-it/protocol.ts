/** What the page and its worker say to each other besides the language server protocol. */

/** The first message to the worker, with the port for all that follows. It answers there with null as soon as it listens. */
export interface Start {
  /** The site: the URI and the text of each file. */
  files: readonly (readonly [uri: string, text: string])[]
}

/** Asks for a page as `mdsplice write` would leave it. */
export const resultRequest = 'mdsplice/result'

export interface ResultParams {
  textDocument: { uri: string }
}

export interface Result {
  /** As it is in the editor when it is not written. */
  markdown: string
  /** As CommonMark with tables; HTML in the text is left out. */
  html: string
  /** Whether an error, on the page or in the configuration, keeps it from being written. */
  hasErrors: boolean
}
