import { describe, expect, test } from '@jest/globals'
import { nearest } from '../../src/core/nearest.ts'

describe('did you mean', () => {
  test.each([
    ['boubwlok', 'bouwblok', ['bouwblok', 'rollen', 'levenscyclus']],
    ['archiefwt', 'archiefwet', ['archiefwet', 'archiefwetgeving']],
    ['dat', 'data', ['data', 'datum']],
    ['Vereiste', 'vereiste', ['vereiste']],
    ['srot', 'sort', ['sort', 'group']],
    ['AVG', 'avg', ['awb', 'avg']],
    [
      'awb-1-zorgvuldigheidsbeginsel',
      'awb-01-zorgvuldigheidsbeginsel',
      ['awb-01-zorgvuldigheidsbeginsel', 'awb-02-motiveringsbeginsel'],
    ],
    [
      'aia-37-melding-ernstige-incidenten',
      'aia-35-melding-ernstige-incidenten',
      ['aia-35-melding-ernstige-incidenten', 'aia-36-klachtrecht-aanbieders'],
    ],
    ['aia-1', 'aia-01', ['aia-02', 'aia-01']],
  ])('%s: %s', (written, meant, known) => {
    expect(nearest(written, known)).toBe(meant)
  })

  test.each([
    ['the next id of a row', 'aia-42', ['aia-41', 'aia-40', 'aia-02']],
    ['a year', '2026', ['2025', '2024']],
    ['a year of which digits changed places', '2052', ['2025']],
    ['a short name of which letters changed places', 'wob', ['wbo']],
    ['letters that are no neighbours', 'abcd', ['cbad']],
    ['another short name', 'woo', ['wob', 'avg', 'awb']],
    ['another word', 'jurist', ['ethicus', 'aanbieder', 'projectleider']],
    [
      'a word for a longer one',
      'risicobeheersing',
      ['risicobeoordeling_voor_jongeren_en_kwetsbaren', 'conformiteitsbeoordelingsprocedure_hoog_risico'],
    ],
    ['nothing', '', ['a', 'ab']],
    ['itself', 'data', ['data']],
  ])('not %s', (_, written, known) => {
    expect(nearest(written, known)).toBeUndefined()
  })
})
