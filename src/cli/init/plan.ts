import { basename, join, relative, sep } from 'node:path'
import { configText } from './config-text.ts'
import { configFile } from '../../config/file-names.ts'
import { namedSite } from '../../config/generator/mkdocs-config.ts'
import { languagesOf } from '../../config/languages.ts'
import { isIndex } from '../../core/paths.ts'
import { version } from '../../core/version.ts'
import { directiveFinder } from '../../directives/find-directives.ts'
import { findHooks, hookConfig } from './from-hook/hook-config.ts'
import { configFileFor, filesAround, type InitFile } from './init-files.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import { findMissingSettings, type MissingSettings } from '../../pipeline/fixes/missing-settings.ts'
import { askedNames, type Proposal, type SeenPage } from './proposal.ts'
import { propose } from './propose.ts'
import { readFileThere, readInitContext } from './read-existing-files.ts'
import type { Language } from '../../report/messages/language-names.ts'
import { SetupError } from '../../report/setup-error.ts'
import { memberTest } from '../../site/index/member-finder.ts'
import { pageName } from '../../site/page-names.ts'
import type { Page } from '../../site/page.ts'
import { readSite, type Site } from '../../site/site.ts'
import { isMdx } from '../../files/file-names.ts'

/** What a site could have, and why. */
export interface InitPlan {
  language: Language
  /** How many `.mdx` pages the site has, which are not read. */
  unread: number
  /** Collections that the site has already, without or with a configuration. */
  known: string[]
  isConfigured: boolean
  proposal: Proposal
  /** Whether pages ask for lists already. */
  isAsked: boolean
  /** Whether there is anything that a hook or CI could check. */
  hasWork: boolean
  /** Whether the hook and CI can be given the place of the site. */
  isReachable: boolean
  /** The pages for which the merge driver would be, as `.gitattributes` has them; null where there is nothing to say of it. */
  mergedFiles: string | null
  files: InitFile[]
  /** The hooks that do what mdsplice does, as the site's configuration names them. */
  hooks: readonly string[]
  /** What lists that pages ask for already need of the site's configuration. */
  fixes: MissingSettings
}

/**
 * Looks at a site and proposes its `mdsplice.yml`, a hook and a check in CI. Writes nothing.
 *
 * @throws SetupError when there is no site, or its configuration has mistakes
 */
export function planInit(
  cwd: string,
  siteConfig: string | undefined,
  { allowOutside = false, fromHook = false }: { allowOutside?: boolean; fromHook?: boolean } = {},
): InitPlan {
  const site = readSite({ cwd, configFile: siteConfig, allowOutside }, schemaNames)
  const isConfigured = readFileThere(join(site.root, configFile)) !== undefined
  const asked = askedNames(site.pages.map(({ source }) => source))
  const { known, proposal } = proposalFor(site, isConfigured, asked)
  const { config } = namedSite(cwd, siteConfig, site.access)
  const isProposed = fromHook || proposal.collections.length > 0
  const own = isConfigured || isProposed ? join(site.root, configFile) : undefined
  const around = readInitContext(site.root, config ?? own, version)
  const hooks = findHooks(config, allowOutside)
  if (fromHook && hooks.files.length === 0) throw new SetupError({ code: 'no-hook', configFile: site.configName ?? '' })
  const proposed = fromHook ? hookConfig(site, hooks, around) : configText(proposal, around)
  const ownFile = isProposed ? [configFileFor(site.root, cwd, proposed)] : []
  const hasWork = isConfigured || known.length + proposal.collections.length > 0 || site.pages.some(hasDirectives(site))
  return {
    hasWork,
    // The language of messages, now that there is a configuration.
    language:
      isProposed && !isConfigured
        ? languagesOf({ isConfigured: true, themeLanguage: site.themeLanguage }).messages
        : site.config.messages,
    unread: site.otherFiles.filter(isMdx).length,
    known,
    isConfigured,
    proposal,
    isAsked: asked.size > 0,
    hooks: hooks.files,
    fixes: findMissingSettings({
      verb: 'check',
      cwd,
      allowOutside,
      ...(siteConfig !== undefined && { configFile: siteConfig }),
    }),
    isReachable: around.isReachable,
    mergedFiles: hasWork ? mergedFiles(around.repository, site.docsDir) : null,
    // Where there is nothing to list, there is nothing to check either.
    files: [...ownFile, ...(around.isReachable && hasWork ? filesAround(around, cwd) : [])],
  }
}

/** The pages of a site as `.gitattributes` has them; null where that names the merge driver already. */
function mergedFiles(repository: string, docsDir: string): string | null {
  if (/\bmerge=mdsplice\b/.test(readFileThere(join(repository, '.gitattributes')) ?? '')) return null
  return [...relative(repository, docsDir).split(sep).filter(Boolean), '**', '*.md'].join('/')
}

function proposalFor(
  { pages, config, themeLanguage, docsDir }: Site,
  isConfigured: boolean,
  asked: ReadonlySet<string>,
): { known: string[]; proposal: Proposal } {
  const tests = config.collections.map((collection) => ({ name: collection.name, isMember: memberTest(collection) }))
  const known = tests.flatMap(({ name, isMember }) => (pages.some(isMember) ? [name] : []))
  const taken = new Set(pages.flatMap((page) => (tests.some(({ isMember }) => isMember(page)) ? [page.path] : [])))
  const areDefaults = config.originOf(['collections']) === 'default'
  const proposal = propose({
    pages: pages.map(toSeenPage),
    topName: topNameOf(docsDir),
    themeLanguage,
    asked,
    known: new Set(areDefaults ? known : []),
    isConfigured,
    isTaken: (path) => taken.has(path),
    takenFields: new Set([
      ...config.fields.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...config.relations.flatMap(({ field }) => field ?? []),
      ...config.collections.flatMap(({ name, reference_field }) => (known.includes(name) ? [reference_field] : [])),
    ]),
  })
  return { known, proposal }
}

/** What the pages of a site are called together where its docs folder has a name of its own. */
function topNameOf(docsDir: string): string {
  const name = basename(docsDir)
  return /^(?:docs?|documentation|src|source|content|pages|site|input)$/i.test(name) ? 'pages' : name
}

/** Makes a test of whether a page has a directive, of any kind. */
function hasDirectives(site: Site): (page: Page) => boolean {
  const find = directiveFinder(site)
  return (page) => find(page).regions.length > 0
}

function toSeenPage(page: Page): SeenPage {
  const fields = [...page.frontMatter.fields.values()].filter(({ values }) => values.length > 0)
  return {
    page,
    path: page.path,
    name: pageName(page),
    isIndex: isIndex(page.path),
    fields: new Map(fields.map(({ name, values }) => [name, values.map(({ text }) => text)])),
  }
}
