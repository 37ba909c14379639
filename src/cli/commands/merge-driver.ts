import { Option } from 'commander'
import { withExamples, type AddCommand, type CommandIo } from '../command.ts'
import { readCount } from '../options.ts'
import { getMessages } from '../../report/messages/languages.ts'

/** The exit code that tells git that the driver failed: the merge stops, and the page is not changed. */
const cannotMerge = 129

/** `mdsplice merge-driver`, which git calls. */
export const addMergeDriver: AddCommand = (program, io, finish) => {
  const command = program
    .command('merge-driver')
    .description('merge a page for git, without conflicts in lists')
    .argument('<base>', 'the file with the common ancestor (%O); it is not changed')
    .argument('<ours>', 'the file with our side (%A); it gets the result')
    .argument('<theirs>', 'the file with the other side (%B); it is not changed')
    .argument('[page]', 'the path of the page (%P), for messages')
    .addOption(
      new Option('--marker-size <length>', 'the length of conflict markers (%L)').argParser(readCount).default(7),
    )
    .action(async (base: string, ours: string, theirs: string, page: string | undefined, flags: DriverFlags) =>
      finish(await merge({ base, ours, theirs }, page ?? ours, flags, io)),
    )
  withExamples(command, {
    "git config merge.mdsplice.driver 'npx mdsplice merge-driver %O %A %B %P'": 'once in every clone',
    "echo 'docs/**/*.md merge=mdsplice' >> .gitattributes": 'once in the repository',
  })
}

interface DriverFlags {
  markerSize: number
}

async function merge(
  files: { base: string; ours: string; theirs: string },
  page: string,
  { markerSize }: DriverFlags,
  io: CommandIo,
): Promise<number> {
  const { mergeVersions } = await import('../../pipeline/merge/merge-driver.ts')
  const { readMessageLanguage } = await import('../../config/languages.ts')
  const messages = getMessages(readMessageLanguage(io.cwd, undefined)).commands.mergeDriver
  const merged = mergeVersions(io.cwd, files, markerSize)
  if (merged === null) {
    io.writeErr(`mdsplice merge-driver: ${messages.failed(page)}\n`)
    return cannotMerge
  }
  if (merged.isOutdated) io.writeErr(`mdsplice merge-driver: ${messages.outdated(page)}\n`)
  return merged.hasConflicts ? 1 : 0
}
