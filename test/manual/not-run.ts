/** Commands of the README and the manual that the tests do not run, and why. All others are run. */
export const notRun: ReadonlyMap<string, string> = new Map([
  ['npm ci && npm test', 'it is what runs this test'],
  [
    'npm ci && npm run example',
    '`npm ci` would take away the packages that this test stands on; the other half is run',
  ],
  ['npm install --save-dev mdsplice', 'it needs the registry; the tests have this package installed in its place'],
  ['npm run bench                # all rows, in some minutes', 'it takes minutes; CI runs `npm run bench:small`'],
  ['npm run bench -- start check # some of them', 'likewise'],
  ['npm run bench:small          # small sites with generous limits, as CI does', 'CI runs it by itself, after the tests'],
  ['npm run docs', 'it writes the pages that are compared with what it would write'],
])
