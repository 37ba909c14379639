import { cyclePath, enumerate, type Messages, type RelationRule } from '../messages.ts'

/** Messages of the rules about relations, in English. */
export const relations: Pick<Messages['rules'], RelationRule> = {
  'missing-back-reference': ({ field, value, backField, name }) =>
    `\`${field}\` names \`${value}\`, but \`${backField}\` of that page does not name \`${name}\`; add it there`,
  orphan: ({ field, collection, via }) =>
    via.length > 0
      ? `This page leads to no page of \`${collection}\` through ${enumerate(via)}`
      : `\`${field}\` names no page of \`${collection}\`; add one that this page belongs to`,
  uncovered: ({ field, collection, via }) =>
    via.length > 0
      ? `No page of \`${collection}\` leads to this page through ${enumerate(via)}`
      : `No page of \`${collection}\` names this page in \`${field}\``,
  cycle: ({ field, names, others }) =>
    `Cycle in \`${field}\`: ${cyclePath(names)}; remove one of these references` +
    (others === 0 ? '' : ` (${others} more ${others === 1 ? 'page is' : 'pages are'} in cycles with these)`),
}
