// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} SiteSize
 * @property {number} pages
 * @property {number} [overviews] pages with directives, among `pages`; else one in a hundred
 * @property {(overview: number) => string[]} [directives] those of an overview page; else two, with some fifty rows each
 */

const phases = [
  'probleemanalyse',
  'ontwerp',
  'dataverkenning',
  'ontwikkelen',
  'verificatie',
  'implementatie',
  'monitoring',
]
const roles = ['projectleider', 'ontwikkelaar', 'jurist', 'beleidsmaker']
const sentences = [
  'Leg vast welke gegevens het algoritme gebruikt en *waarom* het die nodig heeft.',
  'Betrokkenen kunnen een beroep doen op hun [rechten](https://example.org/rechten), en weten hoe.',
  'De organisatie bewaart gegevens niet langer dan nodig is voor het doel waarvoor zij zijn verzameld.',
  'Een besluit wordt **gemotiveerd**, zodat te volgen is hoe het tot stand kwam.',
  'Voer de toets opnieuw uit wanneer `model.json` of de gegevens veranderen.',
]

/**
 * Writes a site with the shape of the Algoritmekader: half requirements, nearly half measures, and overview pages. The
 * same size gives the same bytes, and a larger site holds the requirements of a smaller one.
 *
 * @param {string} folder a new folder, which becomes that of `mkdocs.yml`
 * @param {SiteSize} size
 */
export function makeSite(folder, { pages, overviews = Math.ceil(pages / 100), directives = twoDirectives }) {
  for (const name of ['vereisten', 'maatregelen', 'onderwerpen'])
    mkdirSync(join(folder, 'docs', name), { recursive: true })
  writeFileSync(join(folder, 'mkdocs.yml'), 'site_name: Generated\ntheme:\n  name: material\n  language: nl\n')
  const requirements = Math.floor(pages / 2)
  const write = (/** @type {string} */ path, /** @type {string} */ text) =>
    writeFileSync(join(folder, 'docs', path), text)
  for (let number = 0; number < requirements; number++) write(`vereisten/eis-${number}.md`, requirement(number))
  for (let number = 0; number < pages - requirements - overviews; number++)
    write(`maatregelen/maatregel-${number}.md`, measure(number, requirements))
  for (let number = 0; number < overviews; number++)
    write(`onderwerpen/onderwerp-${number}.md`, overview(number, directives(number)))
}

/** @param {number} topic */
function twoDirectives(topic) {
  return [`list_vereisten onderwerp/onderwerp-${topic} no-rol`, `list_maatregelen onderwerp/onderwerp-${topic} no-rol`]
}

/** @param {number} number */
function requirement(number) {
  const lists = { bouwblok: [`blok-${Math.floor(number / 5)}`], ...commonLists(number, 50) }
  return page(`Eis ${number}: gegevens zijn juist`, `urn:nl:ak:ver:${number}`, lists, body(number))
}

/**
 * @param {number} number
 * @param {number} requirements how many there are
 */
function measure(number, requirements) {
  const lists = {
    vereiste: [`eis-${number % requirements}`, `eis-${(number * 7 + 1) % requirements}`],
    ...commonLists(number, 49),
  }
  return page(`Maatregel ${number}: beschrijf het doel`, `urn:nl:ak:mtr:${number}`, lists, body(number + 3))
}

/**
 * @param {number} number
 * @param {string[]} directives
 */
function overview(number, directives) {
  const lists = directives.map((text) => `## Lijst\n\n${body(number)}\n\n<!-- ${text} -->\n`)
  return `---\ntitle: Onderwerp ${number}\n---\n\n${lists.join('\n')}`
}

/**
 * @param {number} number
 * @param {number} pagesPerTopic
 */
function commonLists(number, pagesPerTopic) {
  return {
    levenscyclus: [phases[number % 7] ?? '', phases[(number + 2) % 7] ?? ''],
    onderwerp: [`onderwerp-${Math.floor(number / pagesPerTopic)}`],
    rollen: [roles[number % 4] ?? ''],
  }
}

/**
 * @param {string} title
 * @param {string} id
 * @param {Record<string, string[]>} lists
 * @param {string} text
 */
function page(title, id, lists, text) {
  const fields = Object.entries(lists).map(
    ([name, values]) => `${name}:\n${values.map((value) => `- ${value}\n`).join('')}`,
  )
  return `---\ntitle: '${title}'\nid: ${id}\ntoelichting: ${sentences[2]}\n${fields.join('')}hide:\n- navigation\n---\n\n<!-- tags -->\n\n${text}\n`
}

/** @param {number} number */
function body(number) {
  const paragraph = (/** @type {number} */ from) =>
    [0, 1, 2].map((step) => sentences[(number + from + step) % 5]).join(' ')
  const list = [0, 1, 2].map((step) => `- ${sentences[(number + step) % 5]}\n`).join('')
  const note = `!!! note "Let op"\n    ${paragraph(2)}\n`
  return ['## Toelichting', paragraph(0), paragraph(1), list, '## Risico', note, paragraph(3)].join('\n\n')
}
