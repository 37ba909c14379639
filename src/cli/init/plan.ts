import { join, relative, resolve, sep } from 'node:path'
import { configText } from './config-text.ts'
import { askedNames, type Proposal, type SeenPage, type Snippet } from './proposal.ts'
import { propose } from './propose.ts'
import { readFileThere, readInitContext } from './read-existing-files.ts'
import { githubText, gitlabText, hookText } from './snippets.ts'
import { configFile } from '../../config/file-names.ts'
import { languagesOf } from '../../config/languages.ts'
import { findConfig } from '../../config/mkdocs-config.ts'
import type { Language } from '../../report/messages/language-names.ts'
import { isIndex } from '../../core/paths.ts'
import { findFixes, type Fixes } from '../../pipeline/find-fixes.ts'
import { version } from '../../core/version.ts'
import { pageName } from '../../site/page-names.ts'
import { memberTest } from '../../site/index/member-finder.ts'
import type { Page } from '../../site/page.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import { readSite, type Site } from '../../site/site.ts'

/** A file that a site could have. */
export interface InitFile {
  /** Absolute path. */
  file: string
  /** Its path relative to the working folder. */
  shown: string
  /** `missing` as a whole, `incomplete` without this text, or `complete`. */
  state: 'missing' | 'incomplete' | 'complete'
  text: string
}

/** What a site could have, and why. */
export interface InitPlan {
  language: Language
  /** Collections that the site has already, without or with a configuration. */
  known: string[]
  isConfigured: boolean
  proposal: Proposal
  /** Whether pages ask for lists already. */
  isAsked: boolean
  /** Whether the hook and CI can be given the place of the site. */
  isReachable: boolean
  files: InitFile[]
  /** What lists that pages ask for already need of the site's configuration. */
  fixes: Fixes
}

/**
 * Looks at a site and proposes its `mdsplice.yml`, a hook and a check in CI. Writes nothing.
 *
 * @throws SetupError when there is no site, or its configuration has mistakes
 */
export function planInit(cwd: string, siteConfig: string | undefined, allowOutside = false): InitPlan {
  const site = readSite({ cwd, configFile: siteConfig, allowOutside }, schemaNames)
  const isConfigured = readFileThere(join(site.root, configFile)) !== undefined
  const asked = askedNames(site.pages.map(({ source }) => source))
  const { known, proposal } = proposalFor(site, isConfigured, asked)
  const config = siteConfig === undefined ? findConfig(cwd) : resolve(cwd, siteConfig)
  const around = readInitContext(site.root, config, version)
  const plan = (folder: string, path: string, { whole, part }: Snippet): InitFile => {
    const file = join(folder, path)
    const there = readFileThere(file)
    const shown = relative(cwd, file).split(sep).join('/')
    if (there === undefined) return { file, shown, state: 'missing', text: whole }
    return {
      file,
      shown,
      state: /\bmdsplice\b/.test(there) && path !== configFile ? 'complete' : 'incomplete',
      text: part,
    }
  }
  const [ciFile, ciText] =
    around.host === 'gitlab'
      ? (['.gitlab-ci.yml', gitlabText] as const)
      : (['.github/workflows/mdsplice.yml', githubText] as const)
  return {
    // That in which mdsplice will speak, now that it has a configuration.
    language:
      proposal.collections.length > 0 && !isConfigured
        ? languagesOf({ isConfigured: true, themeLanguage: site.themeLanguage }).messages
        : site.config.messages,
    known,
    isConfigured,
    proposal,
    isAsked: asked.size > 0,
    fixes: findFixes({
      verb: 'check',
      cwd,
      allowOutside,
      ...(siteConfig !== undefined && { configFile: siteConfig }),
    }),
    isReachable: around.isReachable,
    files: [
      ...(proposal.collections.length > 0 ? [plan(site.root, configFile, configText(proposal, around))] : []),
      ...(around.isReachable
        ? [
            plan(around.repository, '.pre-commit-config.yaml', hookText(around)),
            plan(around.repository, ciFile, ciText(around)),
          ]
        : []),
    ],
  }
}

function proposalFor(
  { pages, config, themeLanguage }: Site,
  isConfigured: boolean,
  asked: ReadonlySet<string>,
): { known: string[]; proposal: Proposal } {
  const tests = config.collections.map((collection) => ({ name: collection.name, isMember: memberTest(collection) }))
  const known = tests.flatMap(({ name, isMember }) => (pages.some(isMember) ? [name] : []))
  const taken = new Set(pages.flatMap((page) => (tests.some(({ isMember }) => isMember(page)) ? [page.path] : [])))
  const areDefaults = config.originOf(['collections']) === 'default'
  const proposal = propose({
    pages: pages.map(toSeenPage),
    asked,
    known: new Set(areDefaults ? known : []),
    isTaken: (path) => taken.has(path),
    takenFields: new Set(config.fields.flatMap(({ name, aliases }) => [name, ...aliases])),
    isOfUnknownLanguage: !isConfigured && themeLanguage === undefined,
  })
  return { known, proposal }
}

function toSeenPage(page: Page): SeenPage {
  const fields = [...page.frontMatter.fields.values()].filter(({ values }) => values.length > 0)
  return {
    path: page.path,
    name: pageName(page),
    isIndex: isIndex(page.path),
    fields: new Map(fields.map(({ name, values }) => [name, values.map(({ text }) => text)])),
  }
}
