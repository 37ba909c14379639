/** What `.build/try-it.js` makes of `fixtures/try-it`. */
declare module 'example-site' {
  /** The texts of the site's files, by POSIX path relative to the site. */
  export const texts: readonly (readonly [path: string, text: string])[]
}
