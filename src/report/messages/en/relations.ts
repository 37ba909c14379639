import { cyclePath, enumerate, type Messages, type RelationRule } from '../messages.ts'

/** What the rules about relations say, in English. */
export const relations: Pick<Messages['rules'], RelationRule> = {
  'missing-back-reference': ({ field, value, backField, name }) =>
    `\`${field}\` names \`${value}\`, but \`${backField}\` of that page does not name \`${name}\`; add it there`,
  orphan: ({ field, collection, via }) =>
    via.length > 0
      ? `This page leads to no page of \`${collection}\`, by way of ${enumerate(via)}`
      : `\`${field}\` names no page of \`${collection}\`; name one that this page belongs to`,
  uncovered: ({ field, collection, via }) =>
    via.length > 0
      ? `No page of \`${collection}\` leads to this page, by way of ${enumerate(via)}`
      : `No page of \`${collection}\` names this page in its \`${field}\``,
  cycle: ({ field, names, others }) =>
    `Cycle in \`${field}\`: ${cyclePath(names)}; remove one of these references` +
    (others === 0 ? '' : ` (${others} more ${others === 1 ? 'page is' : 'pages are'} in cycles with these)`),
}
