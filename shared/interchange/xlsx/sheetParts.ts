import type { SheetToWrite } from './sheet.ts'
import { cellText, xmlText } from './xlsxText.ts'

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Cell styles, as `stylesPart` numbers them. */
const STYLE = { head: 1, text: 2, kept: 3, number: 4 } as const
/** Text that a spreadsheet would make something else of as soon as somebody touches the cell. */
const TAKEN_FOR_ELSE = /^[=+\-@＝＋－＠']|^\s*[\d.,/:%-]+\s*$|^(?:true|false)$/i

const PT_PER_PX = 0.75
const LINE_PT = 15
const MOST_PT = 409

/** "A" for 0, "AB" for 27. */
export function columnName(index: number): string {
  return (index > 25 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

export function sheetPart(sheet: SheetToWrite): string {
  const { columns, rows, frozenColumns, title, note, picture } = sheet
  const last = columnName(columns.length - 1)
  const whole = `A1:${last}${rows.length + 1}`
  const corner = `${columnName(frozenColumns)}2`
  const cols = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const head = columns.map(({ label }, at) => textCell(label, `${columnName(at)}1`, STYLE.head)).join('')
  const body = rows.map((row, at) => rowPart(sheet, row, at + 2))
  const split = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
  return [
    `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="${whole}"/>`,
    `<sheetViews><sheetView workbookViewId="0"><pane${split} ySplit="1" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`,
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${LINE_PT}"/><cols>${cols.join('')}</cols>`,
    `<sheetData><row r="1">${head}</row>${body.join('')}</sheetData>`,
    `<autoFilter ref="${whole}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddHeader>${xmlText(`&R${printed(note)}`)}</oddHeader><oddFooter>${xmlText(`&L${printed(title)}&R&P / &N`)}</oddFooter></headerFooter>`,
    `<ignoredErrors><ignoredError sqref="${whole}" numberStoredAsText="1"/></ignoredErrors>`,
    picture && rows.some((row) => row.picture) ? '<drawing r:id="rId1"/>' : '',
    '</worksheet>',
  ].join('')
}

function rowPart(sheet: SheetToWrite, { cells, picture }: SheetToWrite['rows'][number], at: number): string {
  const written = cells.map((cell, column) => cellPart(cell, `${columnName(column)}${at}`)).join('')
  if (!sheet.picture || !picture) return `<row r="${at}">${written}</row>`
  const words = cells.map((cell, column) => linesOf(String(cell), sheet.columns[column]!.width) * LINE_PT)
  const height = Math.min(MOST_PT, Math.max((sheet.picture.height + 6) * PT_PER_PX, ...words))
  return `<row r="${at}" ht="${height}" customHeight="1">${written}</row>`
}

/** About as many as a spreadsheet breaks it into. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0)
}

function cellPart(cell: string | number, at: string): string {
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${at}" s="${STYLE.number}"><v>${cell}</v></c>`
  const text = String(cell)
  if (text === '') return `<c r="${at}" s="${STYLE.text}"/>`
  return textCell(text, at, TAKEN_FOR_ELSE.test(text) ? STYLE.kept : STYLE.text)
}

function textCell(text: string, at: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`
}

/** Text stands at the top and wraps; what could be taken for a formula or a number is marked as text (`quotePrefix`). */
export function stylesPart(): string {
  const top = '<alignment vertical="top" wrapText="1"/>'
  return [
    `${XML}<styleSheet xmlns="${MAIN}">`,
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8E8E8"/><bgColor indexed="64"/></patternFill></fill></fills>',
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    '<border><left/><right/><top/><bottom style="thin"><color rgb="FF808080"/></bottom><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    xf('fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"', top),
    xf('fontId="0" fillId="0" borderId="0" applyAlignment="1"', top),
    xf('fontId="0" fillId="0" borderId="0" quotePrefix="1" applyAlignment="1"', top),
    xf('fontId="0" fillId="0" borderId="0" applyAlignment="1"', '<alignment vertical="top"/>'),
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}

function xf(own: string, inside: string): string {
  return `<xf numFmtId="0" xfId="0" ${own}>${inside}</xf>`
}

const EMU_PER_PX = 9525

/** Pictures at their own size: a row that is made taller or a column that is made wider stretches none. */
export function drawingPart({ rows, picture }: SheetToWrite): string {
  if (!picture) return ''
  const size = `cx="${Math.round(picture.width * EMU_PER_PX)}" cy="${Math.round(picture.height * EMU_PER_PX)}"`
  const inset = 3 * EMU_PER_PX
  let count = 0
  const anchors = rows.flatMap((row, at) => {
    if (!row.picture) return []
    count += 1
    return [
      `<xdr:oneCellAnchor><xdr:from><xdr:col>${picture.column}</xdr:col><xdr:colOff>${inset}</xdr:colOff>`,
      `<xdr:row>${at + 1}</xdr:row><xdr:rowOff>${inset}</xdr:rowOff></xdr:from><xdr:ext ${size}/><xdr:pic><xdr:nvPicPr>`,
      `<xdr:cNvPr id="${count + 1}" name="Picture ${count}" descr="${xmlText(row.picture.alt)}"/>`,
      '<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>',
      `<xdr:blipFill><a:blip r:embed="rId${count}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>`,
      `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`,
      '</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>',
    ]
  })
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
  return `${XML}<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${RELATIONS}">${anchors.join('')}</xdr:wsDr>`
}

/** `kind`: what it is in the namespace of office documents; else a whole type. */
export function relationsPart(links: readonly { readonly kind: string; readonly target: string }[]): string {
  const all = links.map(({ kind, target }, at) => {
    const type = kind.includes('/') ? kind : `${RELATIONS}/${kind}`
    return `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`
  })
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

export const CORE_PROPERTIES = `${PACKAGE}/relationships/metadata/core-properties`
export const CONTENT_TYPES = `${PACKAGE}/content-types`
export const CORE_NAMESPACE = `${PACKAGE}/metadata/core-properties`

/** Words of a header or footer, whose codes begin with "&". A section has at most 255 characters with the others'. */
function printed(words: string): string {
  return words.slice(0, 110).replaceAll('&', '&&')
}
