import type { Feature } from './feature.ts'
import { commands } from './features/commands.ts'
import { completing } from './features/completing.ts'
import { hovering } from './features/hovering.ts'
import { lenses } from './features/lenses.ts'
import { navigation } from './features/navigation.ts'
import { outline } from './features/outline.ts'
import { quickFixes } from './features/quick-fixes.ts'
import { renaming } from './features/renaming.ts'
import { saving } from './features/saving.ts'

/** All that the server answers besides telling what is wrong; add yours here. */
export const features: readonly Feature[] = [
  quickFixes,
  commands,
  completing,
  hovering,
  lenses,
  navigation,
  outline,
  renaming,
  saving,
]
