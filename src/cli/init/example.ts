import { wholeConfig } from './config-text.ts'
import { version } from '../../core/version.ts'
import type { Language } from '../../report/messages/language-names.ts'

/** The files of a small site that shows what mdsplice does, by their paths relative to its folder. */
export const exampleSite: ReadonlyMap<string, string> = new Map([
  [
    'mdsplice.yml',
    wholeConfig(
      `language: en
collections:
  walks:
    label: Walk
    columns: [title, { field: distance, heading: Kilometres }]
`,
      { version },
    ).whole,
  ],
  [
    'docs/index.md',
    `# Walks

## Short walks

<!-- list_walks distance<10 -->

## All walks

<!-- list_walks sort=distance -->
`,
  ],
  [
    'docs/walks/dunes.md',
    `---
title: Through the dunes
distance: 7
---

# Through the dunes

Take a coat.
`,
  ],
  [
    'docs/walks/river.md',
    `---
title: Along the river
distance: 14
---

# Along the river

There is coffee halfway.
`,
  ],
])

/** In that the example is written. */
export const exampleLanguage: Language = 'en'
