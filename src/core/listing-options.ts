/** How a listing looks: a table, a bulleted list, links in one line, a number, Material's grid of cards. */
export const formats = ['table', 'list', 'links', 'count', 'cards'] as const
export type Format = (typeof formats)[number]

/** The names before a `=` that are no fields. */
export const optionNames = ['sort', 'limit', 'group', 'columns', 'format', 'empty', 'heading', 'interactive'] as const
