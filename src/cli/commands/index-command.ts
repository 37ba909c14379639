import { put, withExamples, type AddCommand } from '../command.ts'
import { shardOption, withSite, type SiteFlags } from '../options.ts'
import type { Shard } from '../../site/shards/shard.ts'

interface IndexFlags extends SiteFlags {
  shard: Shard
  output?: string
}

/** `mdsplice index`. */
export const addIndex: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('index'))
    .description('print the index of one shard, for `build` and `check` of the others')
    .addOption(shardOption('the shard and the number of shards, such as 3/8').makeOptionMandatory())
    .option('-o, --output <file>', 'the file to write; its folder must exist')
    .action(async ({ configFile, allowOutside, shard, output }: IndexFlags) => {
      const { indexShard } = await import('../../pipeline/run.ts')
      put(indexShard(io.cwd, configFile, shard, allowOutside), output, io)
      finish(0)
    })
  withExamples(command, { 'mdsplice index --shard 3/8 --output index-3.jsonl': 'the third of eight shards' })
}
