import { headsOf } from './element.ts'

/**
 * Keeps the columns of a listing as wide as all its rows ask for, so that nothing moves while a reader filters, and a browser
 * need not measure every row again. Measures again where there is another width for them; on a phone and in print the style
 * leaves the widths out.
 */
export function keepWidths(wrapper: HTMLElement, tables: readonly HTMLTableElement[]): void {
  const kept = tables.flatMap((table) => [table, ...headsOf(table)])
  let width = 0
  const measure = (): void => {
    width = wrapper.clientWidth
    wrapper.classList.remove('mdsplice-kept')
    const widths = kept.map((element) => element.getBoundingClientRect().width)
    kept.forEach(({ style }, index) => style.setProperty('--mdsplice-width', `${widths[index]}px`))
    wrapper.classList.add('mdsplice-kept')
  }
  measure()
  new ResizeObserver(() => {
    if (wrapper.clientWidth !== width) measure()
  }).observe(wrapper)
  // Letters of another font can be wider.
  void document.fonts.ready.then(measure)
}
