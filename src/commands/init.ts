import { withConfigFile, withExamples } from './command.ts'
import type { AddCommand, CommandLineIo } from './command.ts'
import type { InitFile } from '../init.ts'

interface InitFlags {
  configFile?: string
  yes?: boolean
}

/** `mdsplice init`. */
export const addInit: AddCommand = (program, io, finish) => {
  const command = withConfigFile(program.command('init'))
    .description('look at the site; propose its mdsplice.yml, a hook and a check in CI; write them when you agree')
    .option('-y, --yes', 'write them without asking')
    .action(async (flags: InitFlags) => {
      await init(flags, io)
      finish(0)
    })
  withExamples(command, {
    'mdsplice init': 'show the files, then ask',
    'mdsplice init --yes': 'in a script',
  })
}

async function init({ configFile, yes = false }: InitFlags, io: CommandLineIo): Promise<void> {
  const { planInit } = await import('../init.ts')
  const { wordsIn } = await import('../report/words-in.ts')
  const plan = planInit(io.cwd, configFile)
  const words = wordsIn[plan.language].init
  const tell = (text: string): void => io.writeErr(`${text}\n`)
  const { collections } = plan.proposal
  if (collections.length > 0) tell(words.proposed(collections))
  else if (plan.isConfigured) tell(words.configured)
  else tell(plan.known.length > 0 ? words.needless(plan.known) : words.noneFound)
  if (!plan.isReachable) tell(words.unreachable)
  for (const { state, shown, text } of plan.files) {
    if (state === 'complete') tell(words.complete(shown))
    else io.writeOut(`\n${words[state](shown)}\n\n${text}`)
  }
  const missing = plan.files.filter(({ state }) => state === 'missing')
  if (plan.files.some(({ state }) => state !== 'complete')) io.writeOut('\n')
  if (missing.length === 0) return tell(words.nothing)
  if (!yes && !io.ask) return tell(words.notAsked)
  if (!yes && !/^(?:y|yes|j|ja)$/i.test((await io.ask?.(words.question(names(missing))))?.trim() ?? '')) return tell(words.declined)
  const { writeNewFile } = await import('../write/files-new.ts')
  const written = missing.filter(({ file, shown, text }) => writeNewFile(file, shown, text))
  tell(words.written(names(written)))
  const [largest] = [...collections].sort((a, b) => b.count - a.count)
  tell(words.next(plan.isAsked ? undefined : (largest?.name ?? plan.known[0])))
}

function names(files: readonly InitFile[]): string[] {
  return files.map(({ shown }) => shown)
}
