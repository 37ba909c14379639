import { posix, relative } from 'node:path'
import { assetSettings } from '../config/site-assets.ts'
import { unmetNeeds, type Needs } from '../config/site-needs.ts'
import type { DirectivePlace } from './handler.ts'
import { elementsAreMarked } from '../listings/element.ts'
import type { Finding } from '../report/finding.ts'
import type { SiteIndex } from '../site/index/site-index.ts'

/**
 * What a directive's listing needs and the site lacks, as the one place that says so. It is said at the directive; where
 * a whole site is run, once at the place of the setting (`pipeline/non-page-findings.ts`).
 */
export function findUnmet({ site }: SiteIndex, { comment, name, nameSpan }: DirectivePlace, needs: Needs): Finding[] {
  const { extensions, assets } = needs
  const isMarked = elementsAreMarked(comment, site.config.dialect)
  // Where elements are not marked, Markdown is read in them without the extension.
  const wanted = isMarked ? extensions : extensions.filter((extension) => extension !== 'md_in_html')
  return unmetNeeds({ extensions: wanted, assets }, site).map((unmet): Finding => {
    if (unmet.kind === 'extension') {
      const { extension, setting } = unmet
      return {
        rule: 'missing-extension',
        span: nameSpan,
        details: { name, extension, isContainer: false, ...(setting && { setting }) },
      }
    }
    const { asset, problem } = unmet
    const folder = posix.join(relative(site.root, site.docsDir), posix.dirname(problem.path))
    const { kind, path, found } = problem
    return {
      rule: 'missing-asset',
      span: nameSpan,
      details: { name, asset, setting: assetSettings[asset], problem: kind, path, folder, found },
    }
  })
}
