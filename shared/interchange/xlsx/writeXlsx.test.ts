import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { SheetToWrite } from './sheet.ts'
import { columnName } from './sheetParts.ts'
import { writeXlsx } from './writeXlsx.ts'

const BARE: SheetToWrite = {
  name: 'Shots',
  title: 'Salt & Sand',
  note: 'AI policy: sketches & takes',
  createdAt: '2026-03-04T10:00:00.000Z',
  columns: [{ label: 'Notes', width: 20 }],
  rows: [],
  frozenColumns: 0,
}

function parts(sheet: Partial<SheetToWrite>) {
  const read = unzipSync(writeXlsx({ ...BARE, ...sheet }))
  const text = (name: string): string => strFromU8(read[`xl/${name}.xml`]!)
  return { sheet: text('worksheets/sheet1'), text }
}

const picture = (name: string) => ({ bytes: Uint8Array.of(0xff, 0xd8), alt: name })

/** The style of a row's one cell. */
const styleOf = (cell: string): string | undefined =>
  /r="A2" s="(\d)"/.exec(parts({ rows: [{ cells: [cell] }] }).sheet)?.[1]

/** Of the row of a shot with a picture of 160 × 90 px, in points. */
const heightOf = (words: string): number => {
  const rows = [{ cells: [words], picture: picture('Shot 1') }]
  const { sheet } = parts({ rows, picture: { column: 0, width: 160, height: 90 } })
  return Number(/<row r="2" ht="([\d.]+)"/.exec(sheet)![1])
}

describe('a workbook that is written', () => {
  it('names columns beyond the alphabet', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
  })

  it('marks as text what a spreadsheet would make a number or a formula of once its cell is touched', () => {
    const plain = styleOf('She waits.')
    const kept = styleOf('007')
    expect(kept).not.toBe(plain)
    for (const cell of ['=1+1', '-2', '3/4', '1:30', 'true', "'quoted"]) expect(styleOf(cell), cell).toBe(kept)
    expect(styleOf('12A')).toBe(plain)
  })

  it('has each picture in the row of its shot where others have none', () => {
    const rows = [
      { cells: [''] },
      { cells: [''], picture: picture('Shot 2') },
      { cells: [''], picture: picture('Shot 3') },
    ]
    const { text } = parts({ rows, picture: { column: 0, width: 160, height: 90 } })
    const anchors = text('drawings/drawing1').split('<xdr:oneCellAnchor>').slice(1)
    expect(
      anchors.map((part) => [/<xdr:row>(\d+)/, /descr="([^"]*)/, /r:embed="([^"]*)/].map((at) => at.exec(part)![1])),
    ).toEqual([
      ['2', 'Shot 2', 'rId1'],
      ['3', 'Shot 3', 'rId2'],
    ])
  })

  it('gives a row room for its picture and for all of its words', () => {
    expect(heightOf('')).toBeGreaterThanOrEqual(90 * 0.75)
    expect(heightOf(Array.from({ length: 12 }, () => 'line').join('\n'))).toBeGreaterThanOrEqual(12 * 15)
    expect(heightOf('long words '.repeat(200))).toBe(409)
  })

  it('prints the sign & of a title and of a note, which is a code there', () => {
    const { sheet } = parts({})
    expect(sheet).toContain('&amp;LSalt &amp;&amp; Sand&amp;R')
    expect(sheet).toContain('&amp;RAI policy: sketches &amp;&amp; takes<')
  })
})
