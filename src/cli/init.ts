import { withExamples, type AddCommand, type CommandIo } from './command.ts'
import { withSite, type SiteFlags } from './options.ts'
import type { InitFile } from './init/plan.ts'

interface InitFlags extends SiteFlags {
  yes?: boolean
}

/** `mdsplice init`. */
export const addInit: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('init'))
    .description('propose a mdsplice.yml, a hook and a CI check for the site, and write them if you agree')
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
  const { getMessages } = await import('../report/messages/languages.ts')
  const { languageNames } = await import('../report/messages/language-names.ts')
  const plan = planInit(io.cwd, configFile, allowOutside)
  const messages = getMessages(plan.language).commands.init
  const print = (line: string): void => io.writeErr(`${line}\n`)
  const { collections } = plan.proposal
  if (collections.length > 0)
    print(messages.proposed(collections.map(({ name, count }) => `\`${name}\` (${count})`).join(', ')))
  else if (plan.isConfigured) print(messages.configured)
  else if (plan.known.length > 0) print(messages.needless(plan.known))
  else print(messages.noneFound)
  if (!plan.isReachable) print(messages.unreachable)
  for (const { state, shown, text } of plan.files) {
    if (state === 'complete') print(messages.complete(shown))
    else io.writeOut(`\n${messages[state](shown)}\n\n${text}`)
  }
  const missing = plan.files.filter(({ state }) => state === 'missing')
  if (plan.files.some(({ state }) => state !== 'complete')) io.writeOut('\n')
  if (missing.length === 0) return print(messages.nothing)
  if (!yes && !io.ask) return print(messages.notAsked)
  const answer = yes ? '' : ((await io.ask?.(messages.question(names(missing)))) ?? '').trim().toLowerCase()
  // Many an editor answers in the one language what is asked in the other.
  const agreements = languageNames.flatMap((name) => getMessages(name).commands.init.yes)
  if (!yes && !agreements.includes(answer)) return print(messages.declined)
  const { writeNewFile } = await import('../write/named-files.ts')
  const written = missing.filter(({ shown, text }) => writeNewFile(io.cwd, shown, text))
  print(messages.written(names(written)))
  const [largest] = [...collections].sort((a, b) => b.count - a.count)
  print(messages.next(plan.isAsked ? undefined : (largest?.name ?? plan.known[0])))
}

function names(files: readonly InitFile[]): string {
  return files.map(({ shown }) => shown).join(', ')
}
