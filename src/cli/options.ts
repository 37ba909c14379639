import { InvalidArgumentError, Option, type Command } from 'commander'
import { reporters } from '../report/reporters/registry.ts'
import type { Shard } from '../site/shards/shard.ts'

/** Where a site is; for every command that reads one. */
export interface SiteFlags {
  configFile?: string
  allowOutside?: boolean
}

/** The options that `SiteFlags` holds. */
export function withSite(command: Command): Command {
  return command
    .option(
      '-f, --config-file <file>',
      "the site's mkdocs.yml, properdocs.yml, zensical.toml or mdsplice.yml, when it is not in this folder",
      readOnce,
    )
    .option('--allow-outside', 'allow docs_dir and INHERIT of that file to point outside the repository')
}

/** The options that all verbs share. */
export function withReport(command: Command): Command {
  return withSite(command)
    .option('--max-warnings <count>', 'fail if there are more warnings than this', readCount)
    .option('-q, --quiet', 'report errors only')
    .addOption(
      new Option('--reporter <format>', 'output format of messages')
        .choices(reporters.map(({ name }) => name))
        .default('text'),
    )
}

/** The argument and options of the verbs that can be limited to some pages. */
export function withPaths(command: Command): Command {
  return command
    .argument('[paths...]', 'limit writing and reporting to these pages, folders or globs')
    .option('--since <revision>', 'limit to pages affected by changes since a git revision')
    .option('--stdin-filepath <page>', 'read the text of this page from standard input')
}

/** The options of the verbs that change pages. */
export function withWriting(command: Command): Command {
  return command
    .option('--dry-run', 'write nothing; report how many pages would change')
    .option('--diff', 'print the changes as a unified diff')
}

/** The options of the verbs whose results are kept. */
export function withCache(command: Command): Command {
  return command
    .option('--no-cache', 'do not use or write the cache of results')
    .option('--cache <folder>', 'keep results in this folder, in CI, too; git must not track its files')
}

/** The option that names a shard. */
export function shardOption(description: string): Option {
  return new Option('--shard <i/n>', description).argParser(readShard)
}

/** The options of the verbs that can be done in parts. */
export function withParts(command: Command): Command {
  return command
    .addOption(
      shardOption('limit reading, writing and reporting to one shard of the site: 3/8').conflicts([
        'since',
        'stdinFilepath',
        'updateBaseline',
      ]),
    )
    .option('--index <files...>', 'the indexes of all shards, which describe the other pages')
    .hook('preAction', () => {
      const { shard, index } = command.opts<{ shard?: Shard; index?: string[] }>()
      if ((shard === undefined) !== (index === undefined)) command.error('error: --shard and --index go together')
    })
}

/** With two sites, the first would be ignored silently. */
function readOnce(file: string, earlier: string | undefined): string {
  if (earlier !== undefined) throw new InvalidArgumentError('Use it only once; run mdsplice once for each site.')
  return file
}

/** Reads a whole number. */
export function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Use a whole number, 0 or more.')
  return Number(text)
}

function readShard(text: string): Shard {
  const [, number = 0, count = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number)
  if (number < 1 || number > count) throw new InvalidArgumentError('Use the form 3/8.')
  return { number, count }
}
