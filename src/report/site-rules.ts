import type { Asset, ExtensionSetting, NewName } from './rule-details.ts'
import { rule } from './rule.ts'

/** The rules about what configurations name, and what the site lacks of that or of what its lists need. */
export const siteRules = {
  /** `value` is the first that links there, empty for a target of all; `others` says how many more there are. */
  'broken-link': rule<{
    field: string
    target: string
    value: string
    others: number
    missing: 'page' | 'section'
    known: Iterable<string>
    now: NewName | null
  }>({ severity: 'warning', misspelt: 'target', cannotBeSuppressed: true }),
  /** Whether it is the container of the directive that needs it, and not the listing. */
  'missing-extension': rule<{ name: string; extension: string; isContainer: boolean; setting?: ExtensionSetting }>({
    severity: 'warning',
  }),
  /** `path` is that of the asset as `setting` names it, `folder` where it is as the user knows it. */
  'missing-asset': rule<{
    name: string
    asset: Asset
    setting: 'extra_javascript' | 'extra_css'
    problem: 'unnamed' | 'missing' | 'outdated'
    path: string
    folder: string
    found: string
  }>({ severity: 'warning' }),
} as const
