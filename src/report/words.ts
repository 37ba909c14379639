import type { RuleDetails, RuleId } from '../types.ts'

/** All wording in one language: a file each in `words/`. */
export interface Words {
  /**
   * What is wrong and the next step, in one line.
   *
   * @param meant for rules about a name: the name that was probably meant
   */
  rules: { readonly [Id in RuleId]: (details: RuleDetails[Id], meant: string | undefined) => string }
}
