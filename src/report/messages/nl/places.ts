import type { HtmlAdvice } from '../../rule-details.ts'
import { enumerate } from '../messages.ts'

/** Where a listing cannot be placed, and what to do, in Dutch; follows "kan niet". */
export const places = {
  inline:
    'midden in een regel tekst staan; geef de opdracht een eigen regel, of gebruik `format=links` of `format=count`',
  'line-start':
    'aan het begin van een regel met tekst erachter staan; geef de opdracht een eigen regel, of zet er een woord voor',
  heading: 'in een kop staan; geef de opdracht een eigen regel, of gebruik `format=links` of `format=count`',
  'table-cell':
    'in een tabelcel staan; geef de opdracht een eigen regel buiten de tabel, of gebruik `format=links` of `format=count`',
  link: 'in een link staan; geef de opdracht een eigen regel, of gebruik `format=count`',
  'raw-html': (advice?: HtmlAdvice) => `in HTML staan waarin geen Markdown wordt gelezen; ${inHtml(advice)}`,
  'span-html': (advice?: HtmlAdvice) =>
    'in een element staan dat MkDocs als een regel tekst leest; gebruik `format=links` of `format=count`, of ' +
    inElement(advice),
  script:
    'op een plek staan waar MkDocs geen commentaar leest: in `<script>`, `<style>`, een attribuut, een formule, `<?…?>` of ' +
    '`<![CDATA[…]]>`; zet de opdracht erbuiten',
  'html-block':
    'in een HTML-blok staan waarin geen Markdown wordt gelezen; geef de opdracht een eigen regel met lege regels eromheen, buiten `<pre>`',
  unread:
    'op een plek staan waar de parser van deze pijplijn code of tekst leest; gebruik `remarkPythonMarkdown` en ' +
    '`mdspliceCompiler`, of `mdsplice write`',
}

function inHtml(advice: HtmlAdvice | undefined): string {
  const { tags = [], isIndented = false, outOf = '' } = advice ?? {}
  if (outOf !== '') return `zet de opdracht buiten \`<${outOf}>\``
  if (tags.length === 0 && isIndented)
    return 'zet de opdracht erbuiten, of haal de inspringing van de tags eromheen en van deze regel weg'
  const written =
    tags.length === 0
      ? 'geef het element het attribuut `markdown`'
      : `maak van de begintag${tags.length === 1 ? '' : 's'} ${enumerate(tags)}`
  const indented = isIndented
    ? ', en haal de inspringing van alle regels tussen de tags weg, want tekst met vier spaties ervoor is daar code'
    : ''
  return `zet de opdracht erbuiten, of ${written}${indented}`
}

function inElement(advice: HtmlAdvice | undefined): string {
  return advice ? inHtml(advice) : 'geef het element het attribuut `markdown="block"`'
}
