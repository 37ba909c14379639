import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Shard } from '../site/shards/shard.ts'

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

function readShard(text: string): Shard {
  const [, number = 0, count = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number)
  if (number < 1 || number > count) throw new InvalidArgumentError('Give a number and how many there are: 3/8.')
  return { number, count }
}
