import { withExamples, type AddCommand } from '../command.ts'

/** `mdsplice lsp`. */
export const addLsp: AddCommand = (program, io) => {
  const command = program
    .command('lsp')
    .description('start the language server, for editors')
    .option('--stdio', 'use standard input and output (the default)')
    // Clients add arguments of their own, such as `--clientProcessId=1`.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      const { createConnection } = await import('vscode-languageserver/node')
      const { LanguageServer } = await import('../../editor/server/server.ts')
      if (!io.streams) return
      const { input, output } = io.streams as { input: NodeJS.ReadableStream; output: NodeJS.WritableStream }
      // Standard output is the protocol's; what a package has to say goes to the log.
      console.log = console.info = console.debug = console.error
      // It ends the process when the input ends, when the client says so, and when the client's process is gone.
      new LanguageServer(createConnection(input, output)).listen()
      await new Promise(() => {})
    })
  withExamples(command, { 'mdsplice lsp --stdio': 'as editors start it' })
}
