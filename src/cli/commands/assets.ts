import { packageFile, withExamples, type AddCommand } from '../command.ts'
import { escapeLine } from '../../report/escape.ts'
import { putFile } from '../../write/named-files.ts'

/** What `npm run build` makes of `src/browser/`. */
const assets = ['mdsplice.css', 'mdsplice.js', 'mdsplice-spreadsheets.js']

/** `mdsplice assets`. */
export const addAssets: AddCommand = (program, io, finish) => {
  const command = program
    .command('assets')
    .description('copy the scripts and styles for interactive lists into a folder of the site')
    .requiredOption(
      '-o, --out <folder>',
      'the folder to copy to; add its mdsplice.js and mdsplice.css to extra_javascript and extra_css',
    )
    .action(({ out }: { out: string }) => {
      for (const name of assets) {
        const path = `${out.replace(/(?<!\/)\/+$/, '')}/${name}`
        putFile(io.cwd, path, { copyOf: packageFile(`dist/assets/${name}`) })
        io.writeErr(`${escapeLine(path)}\n`)
      }
      finish(0)
    })
  withExamples(command, { 'mdsplice assets --out docs/javascripts': 'once, and after each update of mdsplice' })
}
