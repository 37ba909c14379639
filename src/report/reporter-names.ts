/** How messages are printed: for people, or for programs. A new one starts here; then it is added in `reporters.ts`. */
export const reporterNames = ['text', 'json', 'github', 'sarif', 'junit'] as const
export type ReporterName = (typeof reporterNames)[number]
