import type { Reporter } from '../report.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

/** How diagnostics can be printed; add yours here. */
export const reporters: readonly Reporter[] = [text, json, github, gitlab, sarif, junit]
