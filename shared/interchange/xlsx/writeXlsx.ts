import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import {
  CONTENT_TYPES,
  CORE_NAMESPACE,
  CORE_PROPERTIES,
  MAIN,
  RELATIONS,
  XML,
  columnName,
  drawingPart,
  relationsPart,
  sheetPart,
  stylesPart,
} from './sheetParts.ts'
import type { SheetToWrite } from './sheet.ts'
import { xmlText } from './xlsxText.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument'

/** One sheet as an Office Open XML workbook (ECMA-376), with a frozen head that is printed on every page. */
export function writeXlsx(sheet: SheetToWrite): Uint8Array {
  const pictures = sheet.picture ? sheet.rows.flatMap(({ picture }) => picture ?? []) : []
  const drawn = pictures.length > 0
  const parts: Zippable = {
    '[Content_Types].xml': part(contentTypes(drawn)),
    '_rels/.rels': part(
      relationsPart([
        { kind: 'officeDocument', target: 'xl/workbook.xml' },
        { kind: CORE_PROPERTIES, target: 'docProps/core.xml' },
      ]),
    ),
    'docProps/core.xml': part(corePart(sheet)),
    'xl/workbook.xml': part(workbookPart(sheet)),
    'xl/_rels/workbook.xml.rels': part(
      relationsPart([
        { kind: 'worksheet', target: 'worksheets/sheet1.xml' },
        { kind: 'styles', target: 'styles.xml' },
      ]),
    ),
    'xl/styles.xml': part(stylesPart()),
    'xl/worksheets/sheet1.xml': part(sheetPart(sheet)),
  }
  if (drawn) {
    parts['xl/worksheets/_rels/sheet1.xml.rels'] = part(
      relationsPart([{ kind: 'drawing', target: '../drawings/drawing1.xml' }]),
    )
    parts['xl/drawings/drawing1.xml'] = part(drawingPart(sheet))
    const links = pictures.map((_, at) => ({ kind: 'image', target: `../media/image${at + 1}.jpeg` }))
    parts['xl/drawings/_rels/drawing1.xml.rels'] = part(relationsPart(links))
    // A JPEG gains nothing from being packed.
    for (const [at, { bytes }] of pictures.entries()) parts[`xl/media/image${at + 1}.jpeg`] = [bytes, { level: 0 }]
  }
  return zipSync(parts, { mtime: new Date(sheet.createdAt) })
}

function part(text: string): Uint8Array {
  return strToU8(text)
}

function workbookPart({ name, columns, rows }: SheetToWrite): string {
  const last = `$A$1:${lastCell(columns.length, rows.length)}`
  return [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>`,
    `<sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>`,
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${xmlText(name)}'!${last}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${xmlText(name)}'!$1:$1</definedName>`,
    '</definedNames></workbook>',
  ].join('')
}

function lastCell(columns: number, rows: number): string {
  return `$${columnName(columns - 1)}$${rows + 1}`
}

function corePart({ title, note, createdAt }: SheetToWrite): string {
  return [
    `${XML}<cp:coreProperties xmlns:cp="${CORE_NAMESPACE}" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>Framewright</dc:creator>`,
    `<dc:description>${xmlText(note)}</dc:description>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${createdAt.slice(0, 19)}Z</dcterms:created></cp:coreProperties>`,
  ].join('')
}

function contentTypes(drawn: boolean): string {
  return [
    `${XML}<Types xmlns="${CONTENT_TYPES}">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>',
    override('/xl/workbook.xml', `${TYPE}.spreadsheetml.sheet.main`),
    override('/xl/worksheets/sheet1.xml', `${TYPE}.spreadsheetml.worksheet`),
    override('/xl/styles.xml', `${TYPE}.spreadsheetml.styles`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'),
    drawn ? override('/xl/drawings/drawing1.xml', `${TYPE}.drawing`) : '',
    '</Types>',
  ].join('')
}

function override(name: string, type: string): string {
  return `<Override PartName="${name}" ContentType="${type}+xml"/>`
}
