import { sheetName, widthsOf, xmlText, type Sheet, type SheetCell, type SheetParts } from './sheet.ts'

const mimeType = 'application/vnd.oasis.opendocument.spreadsheet'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const spaces = {
  office: 'office',
  style: 'style',
  text: 'text',
  table: 'table',
  fo: 'xsl-fo-compatible',
  number: 'datastyle',
}
const opening = `${Object.entries(spaces)
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"`

/**
 * The files within an OpenDocument spreadsheet of one sheet; the first one must not be compressed. Text is marked as text,
 * so that none of it is taken for a formula.
 */
export function odsParts(sheet: Sheet): SheetParts {
  return [
    ['mimetype', mimeType],
    ['META-INF/manifest.xml', declaration + manifest],
    ['styles.xml', `${declaration}<office:document-styles ${opening}><office:styles/></office:document-styles>`],
    ['content.xml', declaration + content(sheet)],
  ]
}

const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${mimeType}"/>${[
  'content.xml',
  'styles.xml',
]
  .map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`)
  .join('')}</manifest:manifest>`

const cellStyle = (name: string, attributes: string, font: string): string =>
  `<style:style style:name="${name}" style:family="table-cell"${attributes}><style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/>${font}</style:style>`

/** `automatic-order`: a date as the reader's own system writes it. */
const cellStyles = [
  '<number:date-style style:name="day" number:automatic-order="true"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>',
  cellStyle('heading', '', '<style:text-properties fo:font-weight="bold"/>'),
  cellStyle('text', '', ''),
  cellStyle('number', '', ''),
  cellStyle('date', ' style:data-style-name="day"', ''),
  '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>',
].join('')

function content(sheet: Sheet): string {
  const widths = widthsOf(sheet)
  const columnStyles = widths.map(
    (width, index) =>
      `<style:style style:name="column${index}" style:family="table-column"><style:table-column-properties style:column-width="${width * 2}mm"/></style:style>`,
  )
  const columns = widths.map((_, index) => `<table:table-column table:style-name="column${index}"/>`)
  const headings = sheet.headings.map((text) => writeCell({ kind: 'text', text }, 'heading'))
  const rows = sheet.rows.map((cells) => writeRow(cells.map((cell) => writeCell(cell, cell.kind))))
  return `<office:document-content ${opening}><office:automatic-styles>${columnStyles.join('')}${cellStyles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${xmlText(sheetName(sheet.name))}">${columns.join('')}<table:table-header-rows>${writeRow(headings)}</table:table-header-rows>${rows.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`
}

function writeRow(cells: readonly string[]): string {
  return `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`
}

function writeCell({ kind, text, link }: SheetCell, style: string): string {
  const attributes = `table:style-name="${style}"`
  if (text === '') return `<table:table-cell ${attributes}/>`
  const shown = link
    ? `<text:a xlink:type="simple" xlink:href="${xmlText(link)}">${paragraph(text)}</text:a>`
    : paragraph(text)
  const value = { text: 'string"', number: `float" office:value="${text}"`, date: `date" office:date-value="${text}"` }[
    kind
  ]
  return `<table:table-cell ${attributes} office:value-type="${value}><text:p>${shown}</text:p></table:table-cell>`
}

/** White space that OpenDocument would fold has elements of its own. */
function paragraph(text: string): string {
  return xmlText(text)
    .replace(/^ | $|(?<= ) /g, '<text:s/>')
    .replace(/\t/g, '<text:tab/>')
    .replace(/&#13;\n|&#13;|\n/g, '<text:line-break/>')
}
