import { withExamples, type AddCommand, type CommandIo } from '../command.ts'
import { withSite, type SiteFlags } from '../options.ts'
import { SetupError } from '../../report/setup-error.ts'
import { languageNames } from '../../report/messages/language-names.ts'
import { getMessages } from '../../report/messages/languages.ts'
import { writeNamedFile, writeNewFile } from '../../write/named-files.ts'

interface InitFlags extends SiteFlags {
  yes?: boolean
  example?: boolean
  fromHook?: boolean
}

/** `mdsplice init`. */
export const addInit: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('init'))
    .description('propose a mdsplice.yml, a hook and a CI check for the site, and write them if you agree')
    .option('-y, --yes', 'write them without asking')
    .option('--example', 'in a folder without a site, write a small example')
    .option('--from-hook', 'propose a mdsplice.yml that shows the same lists as the hooks in mkdocs.yml')
    .action(async (flags: InitFlags) => {
      try {
        await init(flags, io)
      } catch (error) {
        const hasNoSite = error instanceof SetupError && error.problem.code === 'no-site'
        if (!hasNoSite || !(await offerExample(flags.example ?? false, io))) throw error
      }
      finish(0)
    })
  withExamples(command, {
    'mdsplice init': 'show the files, then ask',
    'mdsplice init --yes': 'in a script',
    'mdsplice init --example': 'try mdsplice in an empty folder',
  })
}

async function init(
  { configFile, allowOutside, yes = false, fromHook = false }: InitFlags,
  io: CommandIo,
): Promise<void> {
  const { planInit } = await import('../init/plan.ts')
  const plan = planInit(io.cwd, configFile, { ...(allowOutside && { allowOutside }), fromHook })
  const messages = getMessages(plan.language).commands.init
  const print = (line: string): void => io.writeErr(`${line}\n`)
  const { collections } = plan.proposal
  if (fromHook) print(messages.asHooks(plan.hooks))
  else if (collections.length > 0)
    print(messages.proposed(collections.map(({ name, count }) => `\`${name}\` (${count})`).join(', ')))
  else if (plan.isConfigured) print(messages.configured)
  else if (plan.known.length > 0) print(messages.needless(plan.known))
  else print(messages.noneFound)
  if (plan.unread > 0) print(messages.unread(plan.unread))
  if (!fromHook && !plan.isConfigured && plan.hooks.length > 0) print(messages.hooks(plan.hooks))
  if (plan.hasWork && !plan.isReachable) print(messages.unreachable)
  for (const { state, shown, text, change } of plan.files) {
    if (state === 'complete') print(messages.complete(shown))
    else if (change) io.writeOut(`\n${messages.otherSite(shown)}\n\n${addedLines(change.before, change.after)}`)
    else io.writeOut(`\n${messages[state](shown)}\n\n${text}`)
  }
  const { byHand } = plan.fixes
  for (const { path, before, after } of plan.fixes.changes)
    io.writeOut(`\n${messages.lacks(path)}\n\n${addedLines(before, after)}`)
  for (const { path, text } of byHand) io.writeOut(`\n${messages.lacks(path)}\n\n${text}\n`)
  const changes = [
    ...plan.files.flatMap(({ shown, change }) => (change ? { path: shown, ...change } : [])),
    ...plan.fixes.changes,
  ]
  const missing = plan.files.filter(({ state }) => state === 'missing')
  if (plan.files.some(({ state }) => state !== 'complete') || changes.length + byHand.length > 0) io.writeOut('\n')
  const changing = [...missing.map(({ shown }) => shown), ...changes.map(({ path }) => path)].join(', ')
  const merging = plan.mergedFiles === null ? [] : [messages.merging(plan.mergedFiles)]
  if (changing === '') return [messages.nothing, ...merging].forEach(print)
  if (!yes && !io.ask) return print(messages.notAsked)
  if (!yes && !(await isAgreed(messages.question(changing), io))) return print(messages.declined)
  const written = missing.filter(({ shown, text }) => writeNewFile(io.cwd, shown, text))
  for (const { path, after } of changes) writeNamedFile(io.cwd, path, after)
  print(messages.written([...written.map(({ shown }) => shown), ...changes.map(({ path }) => path)].join(', ')))
  const [largest] = [...collections].sort((a, b) => b.count - a.count)
  const toEdit = plan.files.filter(({ state, change }) => state === 'incomplete' && !change).map(({ shown }) => shown)
  const toPut = plan.isAsked ? undefined : (largest?.name ?? plan.known[0])
  print(messages.next(toPut, plan.isReachable, toEdit.join(', ')))
  merging.forEach(print)
}

/**
 * Writes a small example into a folder without a site: when the command line says so, or the user agrees.
 *
 * @returns whether nothing is left to say; not when nobody can be asked
 */
async function offerExample(isWanted: boolean, io: CommandIo): Promise<boolean> {
  const { exampleLanguage, exampleSite } = await import('../init/example.ts')
  const messages = getMessages(exampleLanguage).commands.init
  const print = (line: string): void => io.writeErr(`${line}\n`)
  const paths = [...exampleSite.keys()].join(', ')
  if (!isWanted) {
    print(messages.example)
    if (!io.ask) return false
    if (!(await isAgreed(messages.question(paths), io))) {
      print(messages.declined)
      return true
    }
  }
  const written = [...exampleSite].filter(([path, text]) => writeNewFile(io.cwd, path, text))
  print(messages.written(written.map(([path]) => path).join(', ')))
  print(messages.nextOfExample)
  return true
}

/** Asks; many editors answer in another language than that of the question. */
async function isAgreed(question: string, io: CommandIo): Promise<boolean> {
  const answer = ((await io.ask?.(question)) ?? '').trim().toLowerCase()
  return languageNames.flatMap((name) => getMessages(name).commands.init.yes).includes(answer)
}

/** The lines that one text has and another lacks, of which it is made by adding. */
function addedLines(before: string, after: string): string {
  const old = before.split(/\r?\n/)
  let next = 0
  const added = after.split(/\r?\n/).filter((line) => {
    if (line !== old[next]) return true
    next++
    return false
  })
  return `${added.join('\n')}\n`
}
