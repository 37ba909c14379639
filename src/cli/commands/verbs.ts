import { Option } from 'commander'
import { withExamples, type AddCommand, type CommandIo } from '../command.ts'
import { withCache, withParts, withPaths, withReport, withWriting } from '../options.ts'
import type { Verb } from '../../report/report.ts'
import type { VerbFlags } from '../run-verb.ts'

async function runVerb(verb: Verb, paths: readonly string[], flags: VerbFlags, io: CommandIo): Promise<number> {
  const { runVerb } = await import('../run-verb.ts')
  return runVerb(verb, paths, flags, io)
}

/** `mdsplice write`. */
export const addWrite: AddCommand = (program, io, finish) => {
  const command = withCache(withWriting(withPaths(withReport(program.command('write')))))
    .description('write listings into the pages')
    .option('--force', 'replace listings that were edited by hand')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('write', paths, flags, io)))
  withExamples(command, {
    'mdsplice write': 'all pages',
    'mdsplice write docs/bouwblokken': 'the pages in a folder',
    'mdsplice write --dry-run --diff': 'only show what would change',
    'mdsplice write --stdin-filepath docs/index.md < docs/index.md': 'as a formatter in an editor: page in, page out',
  })
}

/** `mdsplice build`. */
export const addBuild: AddCommand = (program, io, finish) => {
  const command = withParts(withReport(program.command('build')))
    .description('write a copy of the site with its listings')
    .requiredOption('-o, --out <folder>', 'the folder for the copy; set docs_dir to it to build from it')
    .option('--force', 'replace listings that were edited by hand')
    .action(async (flags: VerbFlags) => finish(await runVerb('build', [], flags, io)))
  withExamples(command, { 'mdsplice build --out .expanded': 'then build from it, with `docs_dir: .expanded`' })
}

/** `mdsplice check`. */
export const addCheck: AddCommand = (program, io, finish) => {
  const command = withParts(withCache(withPaths(withReport(program.command('check')))))
    .description('report problems and outdated listings without writing')
    .option('--diff', 'print the changes `mdsplice write` would make as a unified diff')
    .addOption(
      new Option(
        '--fix',
        'apply certain fixes: renamed or misspelt names, settings missing from mkdocs.yml; with --diff only show them',
      ).conflicts(['shard', 'stdinFilepath', 'updateBaseline']),
    )
    .option('--baseline <file>', 'suppress the messages in this baseline file')
    .option('--update-baseline', 'write all current messages to the baseline file')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('check', paths, flags, io)))
  withExamples(command, {
    'mdsplice check': 'all pages',
    'mdsplice check --diff': 'all pages, and show what is outdated',
    'mdsplice check --fix': 'all pages, and apply certain fixes',
    'mdsplice check --fix --diff': 'only show the fixes',
    'mdsplice check --since main': 'only pages changed since the branch main, and pages that list them',
    'mdsplice check --reporter sarif > mdsplice.sarif': 'for code scanning',
    'mdsplice check --max-warnings 0': 'fail on warnings, too',
  })
}

/** `mdsplice clear`. */
export const addClear: AddCommand = (program, io, finish) => {
  const command = withWriting(withPaths(withReport(program.command('clear'))))
    .description('remove the listings from the pages')
    .option('--force', 'also remove listings that were edited by hand')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('clear', paths, flags, io)))
  withExamples(command, {
    'mdsplice clear': 'all pages',
    'mdsplice clear docs/index.md': 'one page',
  })
}
