import { unknownFieldsInConfig } from './config-fields.ts'
import { brokenLinksInConfig } from './config-links.ts'
import { unknownValuesInConfig } from './config-values.ts'
import type { Finding } from '../report/finding.ts'
import type { SiteIndex } from '../site/index/site-index.ts'

/** What is wrong with `mdsplice.yml` in the light of the site: names of fields and values, and links. */
export function checkConfigFile(index: SiteIndex): Finding[] {
  return [unknownFieldsInConfig, unknownValuesInConfig, brokenLinksInConfig].flatMap((find) => find(index))
}
