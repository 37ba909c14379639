import { put, withExamples, withSite, type AddCommand, type SiteFlags } from './command.ts'
import { shardOption } from './shard-options.ts'
import type { Shard } from '../site/shards/shard.ts'

interface IndexFlags extends SiteFlags {
  shard: Shard
  output?: string
}

/** `mdsplice index`. */
export const addIndex: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('index'))
    .description('print what other shards of the site must know of one, for `build` and `check` with `--shard`')
    .addOption(shardOption('the number of the shard, and how many there are: 3/8').makeOptionMandatory())
    .option('-o, --output <file>', 'the file into which it is written; its folder must be there')
    .action(async ({ configFile, allowOutside, shard, output }: IndexFlags) => {
      const { indexShard } = await import('../pipeline/run.ts')
      await put(indexShard(io.cwd, configFile, shard, allowOutside), output, io)
      finish(0)
    })
  withExamples(command, { 'mdsplice index --shard 3/8 --output index-3.jsonl': 'the third of eight shards' })
}
