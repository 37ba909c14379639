import { textOf } from './element.ts'

/**
 * What the files are called that a reader makes of a listing, without their ending: as the site says, else as the page is.
 * Where a page has several listings, the name of each follows.
 *
 * @param name of the listing, one of its own on the page
 */
export function fileNameFor(wrapper: HTMLElement, name: string): string {
  const said = wrapper.dataset['file']
  if (said) return withoutSigns(said)
  const heading = document.querySelector('h1')?.cloneNode(true) as HTMLElement | undefined
  // Themes put a link to the heading itself into it.
  for (const link of heading?.querySelectorAll('.headerlink') ?? []) link.remove()
  const title = withoutSigns(heading ? textOf(heading) : document.title)
  const isOnly = document.querySelectorAll('.mdsplice-interactive').length === 1
  return title === '' ? name : isOnly ? title : `${title} - ${name}`
}

/** Without what no system takes in the name of a file. */
function withoutSigns(name: string): string {
  return name
    .replace(/[\\/:*?"<>|]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 100)
}
