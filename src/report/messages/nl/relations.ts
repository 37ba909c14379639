import { cyclePath, enumerate, type Messages, type RelationRule } from '../messages.ts'

/** Messages of the rules about relations, in Dutch. */
export const relations: Pick<Messages['rules'], RelationRule> = {
  'missing-back-reference': ({ field, value, backField, name }) =>
    `\`${field}\` noemt \`${value}\`, maar \`${backField}\` van die pagina noemt \`${name}\` niet; voeg dat daar toe`,
  orphan: ({ field, collection, via }) =>
    via.length > 0
      ? `Deze pagina leidt via ${enumerate(via)} naar geen pagina van \`${collection}\``
      : `\`${field}\` noemt geen pagina van \`${collection}\`; vul in waar deze pagina bij hoort`,
  uncovered: ({ field, collection, via }) =>
    via.length > 0
      ? `Geen pagina van \`${collection}\` leidt via ${enumerate(via)} naar deze pagina`
      : `Geen pagina van \`${collection}\` noemt deze pagina bij \`${field}\``,
  cycle: ({ field, names, others }) =>
    `Kring in \`${field}\`: ${cyclePath(names)}; verwijder een van deze verwijzingen` +
    (others === 0 ? '' : ` (nog ${others} ${others === 1 ? 'pagina zit' : "pagina's zitten"} met deze in kringen)`),
}
