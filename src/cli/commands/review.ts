import { withExamples, type AddCommand } from '../command.ts'
import { withSite, type SiteFlags } from '../options.ts'

interface ReviewFlags extends SiteFlags {
  all?: boolean
}

/** `mdsplice review`. */
export const addReview: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('review'))
    .description('record in mdsplice.lock that the references of pages were reviewed')
    .argument('[paths...]', 'pages, folders or globs whose references were reviewed')
    .option('--all', 'all pages')
    .action(async (paths: string[], { all = false, ...flags }: ReviewFlags) => {
      if (all === paths.length > 0) command.error('error: name pages whose references were reviewed, or use --all')
      const { review } = await import('../../catalogue/review.ts')
      const count = review({ ...flags, paths, cwd: io.cwd })
      io.writeErr(`mdsplice review: ${count === 1 ? '1 reference' : `${count} references`} reviewed\n`)
      finish(0)
    })
  withExamples(command, {
    'mdsplice review --all': 'to start: later changes make references suspect',
    'mdsplice review docs/maatregelen/dpia_uitvoeren.md': 'after reviewing the pages that this page refers to',
  })
}
