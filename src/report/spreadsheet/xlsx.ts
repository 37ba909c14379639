import { excelText, sheetName, widthsOf, xmlText, type Sheet, type SheetCell, type SheetParts } from './sheet.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const schemas = 'http://schemas.openxmlformats.org/'
const main = `${schemas}spreadsheetml/2006/main`
const office = `${schemas}officeDocument/2006/relationships`
const types = 'application/vnd.openxmlformats-'

/**
 * The files within an Excel workbook of one sheet, of which the headings stay in view. Text is marked as text, so that
 * none of it is taken for a formula.
 */
export function xlsxParts(sheet: Sheet): SheetParts {
  const { text, links } = worksheet(sheet)
  const workbook = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${ooxmlText(sheetName(sheet.name))}" sheetId="1" r:id="r0"/></sheets></workbook>`
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', text],
    [
      'xl/worksheets/_rels/sheet1.xml.rels',
      relationships(
        links.map((link) => ['hyperlink', link]),
        ' TargetMode="External"',
      ),
    ],
  ]
  return parts.map(([path, xml]) => [path, declaration + xml])
}

const contentTypes = `<Types xmlns="${schemas}package/2006/content-types"><Default Extension="rels" ContentType="${types}package.relationships+xml"/>${[
  ['workbook', 'sheet.main'],
  ['styles', 'styles'],
  ['worksheets/sheet1', 'worksheet'],
]
  .map(
    ([path, type]) =>
      `<Override PartName="/xl/${path}.xml" ContentType="${types}officedocument.spreadsheetml.${type}+xml"/>`,
  )
  .join('')}</Types>`

function relationships(targets: readonly (readonly [type: string, target: string])[], more = ''): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="r${index}" Type="${office}/${type}" Target="${xmlText(target)}"${more}/>`,
  )
  return `<Relationships xmlns="${schemas}package/2006/relationships">${each.join('')}</Relationships>`
}

/** What Excel takes for links; with a longer one, or one more, it calls the file broken. */
const [longestLink, mostLinks] = [2079, 65_530]

/** Fonts: plain, bold, and that of links. */
const fonts = ['', '<b/>', '<u/>'].map(
  (look, index) =>
    `<font>${look}<sz val="11"/><color rgb="FF${index === 2 ? '0563C1' : '000000'}"/><name val="Calibri"/></font>`,
)

/** By kind of cell its number format and its font. Format 14 is a date as the reader's own system writes it. */
const looks = { text: [0, 0], number: [0, 0], heading: [0, 1], date: [14, 0], link: [0, 2] }
const kinds = Object.keys(looks)

const styles = `<styleSheet xmlns="${main}"><fonts count="3">${fonts.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">${Object.values(
  looks,
)
  .map(
    ([format, font]) =>
      `<xf xfId="0" numFmtId="${format}" fontId="${font}" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  )
  .join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function worksheet(sheet: Sheet): { text: string; links: string[] } {
  const links: string[] = []
  const marks: string[] = []
  const rows = [sheet.headings.map((text): SheetCell => ({ kind: 'text', text })), ...sheet.rows].map((cells, row) => {
    const written = cells.map((cell, column) => {
      const place = letters(column) + (row + 1)
      const isLinked = cell.link && cell.link.length <= longestLink && links.length < mostLinks
      if (cell.link && isLinked) marks.push(`<hyperlink ref="${place}" r:id="r${links.push(cell.link) - 1}"/>`)
      return writeCell(cell, `r="${place}" s="${kinds.indexOf(row === 0 ? 'heading' : isLinked ? 'link' : cell.kind)}"`)
    })
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  const columns = widthsOf(sheet).map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  // An empty list of links is none to Excel.
  const hyperlinks = marks.length > 0 ? `<hyperlinks>${marks.join('')}</hyperlinks>` : ''
  const text = `<worksheet xmlns="${main}" xmlns:r="${office}">${view}<cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${hyperlinks}</worksheet>`
  return { text, links }
}

function writeCell({ kind, text }: SheetCell, attributes: string): string {
  if (text === '') return `<c ${attributes}/>`
  if (kind === 'text')
    return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${ooxmlText(excelText(text))}</t></is></c>`
  return `<c ${attributes}><v>${kind === 'date' ? Date.parse(text) / 86_400_000 + 25_569 : text}</v></c>`
}

/** A column as Excel calls it: A to Z, then AA. */
function letters(column: number): string {
  return (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
}

/** In OOXML `_x000D_` means a carriage return (ST_Xstring), and `_x005F_` the `_` of a text that only looks like that. */
function ooxmlText(text: string): string {
  return xmlText(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'))
}
