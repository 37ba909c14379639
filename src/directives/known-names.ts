import type { KnownNames } from '../config/settings.ts'
import { formatNames } from '../listings/formats/registry.ts'
import { configurableRules } from '../report/rules.ts'

/** The names that a configuration can have besides those of its site. */
export const knownNames: KnownNames = { rules: configurableRules, formats: formatNames }
