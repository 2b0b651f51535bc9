import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readXlsx } from './readXlsx.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook as other programs write one. */
function workbook(sheet: string, own: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="r"><sheets><sheet name="A &amp; B" sheetId="1" r:id="r1"/><sheet name="Lists" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet/>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>no</t></rPh></si><si><t>a_x0001_b_x005F_x0041_</t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[h]:mm:ss"/><numFmt numFmtId="171" formatCode="0.0&quot; sec&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    ...own,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

function cells(row: string, own?: Readonly<Record<string, string>>): readonly string[] {
  const read = readXlsx(workbook(`<x:row r="1">${row}</x:row>`, own))
  if ('why' in read) throw new Error(read.why)
  return read[0]!.rows[0]!
}

describe('a workbook', () => {
  it('has its shared, rich, inline and computed text', () => {
    expect(
      cells(
        '<x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="D1" t="s"><x:v>2</x:v></x:c><x:c t="inlineStr"><x:is><x:t>in</x:t></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>done</x:v></x:c>',
      ),
    ).toEqual(['plain', 'rich ', '', 'a\u0001b_x0041_', 'in', 'done'])
  })

  it('has numbers as they are shown, dates, lengths of time, ticks and errors', () => {
    const numbers = ['0.30000000000000004', '0.333333333333333', '1E3', '-2']
    expect(cells(numbers.map((number) => `<x:c><x:v>${number}</x:v></x:c>`).join(''))).toEqual([
      '0.3',
      '0.333333333333333',
      '1000',
      '-2',
    ])
    expect(
      cells(
        '<x:c s="1"><x:v>46085</x:v></x:c><x:c s="2"><x:v>0.00104166666666667</x:v></x:c><x:c s="3"><x:v>4.5</x:v></x:c><x:c s="4"><x:v>0.5625</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c>',
      ),
    ).toEqual(['2026-03-04', '0:01:30', '4.5', '13:30:00', 'yes', '#REF!'])
  })

  it('shows its sheets by name, without those that are hidden', () => {
    const read = readXlsx(workbook(''))
    expect('why' in read ? read : read.map(({ name }) => name)).toEqual(['A & B'])
  })

  it('has no row and no cell out of all bounds, and says which it leaves out', () => {
    const read = readXlsx(
      workbook(
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="XFD2"><x:v>1</x:v></x:c></x:row>',
      ),
    )
    expect('why' in read ? read : read[0]).toEqual({
      name: 'A & B',
      rows: [],
      odd: [
        { row: 1_048_576, why: 'a cell beyond row 20,000, further out than a shot list goes' },
        { row: 2, why: 'a cell beyond column 300, further out than a shot list goes' },
      ],
    })
  })

  it.each([
    ['no zip', Uint8Array.of(0x50, 0x4b, 1, 2)],
    ['another zip', zipSync({ 'a.txt': strToU8('a') })],
    ['broken', workbook('<x:row r="1"><x:c>')],
    ['of rows without a number', workbook('<x:row r="x"><x:c><x:v>1</x:v></x:c></x:row>')],
  ])('is refused in words: %s', (_, bytes) => {
    expect(readXlsx(bytes)).toHaveProperty('why')
  })
})
