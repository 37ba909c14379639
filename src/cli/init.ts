import { withExamples, withSite, type AddCommand, type CommandIo, type SiteFlags } from './command.ts'
import type { InitFile } from './init/plan.ts'
import type { InitDetails } from '../report/messages/words.ts'

interface InitFlags extends SiteFlags {
  yes?: boolean
}

/** `mdsplice init`. */
export const addInit: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('init'))
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

async function init({ configFile, allowOutside, yes = false }: InitFlags, io: CommandIo): Promise<void> {
  const { planInit } = await import('./init/plan.ts')
  const { formatMessage } = await import('../report/messages/format-message.ts')
  const { wordsIn } = await import('../report/messages/languages.ts')
  const plan = planInit(io.cwd, configFile, allowOutside)
  const words = wordsIn(plan.language)
  const say = <Id extends keyof InitDetails>(id: Id, details: InitDetails[Id]): string =>
    formatMessage(words, 'init', id, details)
  const tell = <Id extends keyof InitDetails>(id: Id, details: InitDetails[Id]): void =>
    io.writeErr(`${say(id, details)}\n`)
  const { collections } = plan.proposal
  if (collections.length > 0)
    tell('proposed', { folders: collections.map(({ name, count }) => `\`${name}\` (${count})`).join(', ') })
  else if (plan.isConfigured) tell('configured', {})
  else if (plan.known.length > 0) tell('needless', { names: plan.known })
  else tell('noneFound', {})
  if (!plan.isReachable) tell('unreachable', {})
  for (const { state, shown, text } of plan.files) {
    if (state === 'complete') tell(state, { file: shown })
    else io.writeOut(`\n${say(state, { file: shown })}\n\n${text}`)
  }
  const missing = plan.files.filter(({ state }) => state === 'missing')
  if (plan.files.some(({ state }) => state !== 'complete')) io.writeOut('\n')
  if (missing.length === 0) return tell('nothing', {})
  if (!yes && !io.ask) return tell('notAsked', {})
  if (!yes && !/^(?:y|yes|j|ja)$/i.test((await io.ask?.(say('question', { files: names(missing) })))?.trim() ?? ''))
    return tell('declined', {})
  const { writeNewFile } = await import('../write/named-files.ts')
  const written = missing.filter(({ shown, text }) => writeNewFile(io.cwd, shown, text))
  tell('written', { files: names(written) })
  const [largest] = [...collections].sort((a, b) => b.count - a.count)
  tell('next', { collection: plan.isAsked ? undefined : (largest?.name ?? plan.known[0]) })
}

function names(files: readonly InitFile[]): string {
  return files.map(({ shown }) => shown).join(', ')
}
