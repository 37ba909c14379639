import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mdsplice, temporaryFolder, contentOf } from '../mini-site.ts'

/** A site as it stood before `write`, and as it stands after it. Contents by path relative to `docs`. */
export interface LargeSite {
  before: Record<string, string>
  after: Record<string, string>
}

/** Makes a site of many pages that each ask for a list, and takes a copy of it through `write`. */
export async function largeSite(pages: number): Promise<LargeSite> {
  const files: [string, string][] = [
    ...Array.from({ length: 10 }, (_, number): [string, string] => [
      `vereisten/v${number}.md`,
      `---\ntitle: Vereiste ${number}\nbouwblok: [data, b${number % 3}]\n---\n\n# Vereiste ${number}\n`,
    ]),
    ...Array.from({ length: pages }, (_, number): [string, string] => [
      `deel${number % 20}/p${number}.md`,
      `# Pagina ${number}\n\n${'Tekst. '.repeat(number % 50)}\n\n<!-- list_vereisten bouwblok/b${number % 3} -->\n\nErna.\n`,
    ]),
  ]
  const before = Object.fromEntries(files)
  const folder = putSite(before)
  const { code, err } = await mdsplice(folder, 'write')
  if (code !== 0) throw new Error(err)
  return { before, after: contentOf(join(folder, 'docs')) }
}

/** Puts pages into the `docs` folder of a new site, and gives the site's folder. */
export function putSite(pages: Record<string, string>, folder = temporaryFolder()): string {
  for (const [path, text] of Object.entries(pages)) {
    const file = join(folder, 'docs', path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text, 'latin1')
  }
  return folder
}
