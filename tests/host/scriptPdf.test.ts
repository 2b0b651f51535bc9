import PdfKit from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { readScriptBytes } from '#host/script/readScriptBytes.ts'
import { readFountain } from '#shared/script/fountain/readFountain.ts'
import { LINES_A_PAGE } from '#shared/script/pageColumns.ts'
import { paginate } from '#shared/script/paginate.ts'
import { textOf } from '#shared/script/screenplay.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'

/** What a shooting script's page says beside the script. */
interface Furniture {
  readonly header?: string
  readonly numbers?: boolean
  readonly revised?: ReadonlySet<number>
  /** Columns further to the right than usual. */
  readonly shift?: number
  /** A recipient's name, aslant over each page and up its margin. */
  readonly watermark?: string
  /** The pages lie on their side in the file, and a reader turns them. */
  readonly turned?: true
}

/** Prints a screenplay as screenwriting programs do: Courier 12 on Letter, 10 characters and 6 lines an inch. */
async function printed(
  script: Screenplay,
  { header, numbers, revised, shift = 0, watermark, turned }: Furniture = {},
): Promise<Buffer> {
  const pdf = new PdfKit({ size: turned ? [792, 612] : 'LETTER', margin: 0, autoFirstPage: false })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise((resolve) => pdf.once('end', resolve))
  const put = (text: string, column: number, row: number): unknown =>
    text === '' ? null : pdf.text(text, (column + shift) * 7.2, 72 + row * 12, { lineBreak: false })
  const pages = paginate(script)
  for (const page of pages) {
    pdf.addPage()
    pdf.font('Courier').fontSize(12)
    if (turned) {
      Object.assign(pdf.page.dictionary.data, { Rotate: 90 })
      pdf.rotate(-90).translate(-612, 0)
    }
    if (watermark)
      for (const [angle, size, x, y] of [
        [-45, 60, 60, 366],
        [-90, 8, -80, 360],
      ] as const)
        pdf
          .save()
          .rotate(angle, { origin: [306, 396] })
          .fontSize(size)
          .text(watermark, x, y, { lineBreak: false })
          .restore()
          .fontSize(12)
    if (header) put(header, 15, -3)
    if (page.number > 1) put(`${page.number}.`, 73, -3)
    if (page.number > 1 && numbers) put('CONTINUED:', 15, -2)
    for (const line of page.lines) {
      const element = script.elements[line.element]!
      put(line.added ?? textOf(element).slice(line.from, line.to), line.x, line.row)
      if (line.kind === 'heading' && line.from === 0 && element.number && numbers) {
        put(element.number, 9, line.row)
        put(element.number, 77, line.row)
      }
      if (revised?.has(line.element)) put('*', 80, line.row)
    }
    if (page.number < pages.length && numbers) put('(CONTINUED)', 62, LINES_A_PAGE + 1)
  }
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

/** What a screenplay says, element by element. */
function told({ elements }: Screenplay): string[] {
  return elements.map((each) => [each.kind, each.number, each.dual, textOf(each)].filter(Boolean).join(' | '))
}

const SENTENCE = 'The wind comes over the flats and nobody in the salt house says a word about the boat.'

const SCENES = Array.from({ length: 24 }, (_, at) =>
  [
    `${at % 2 ? 'INT. SALT HOUSE' : 'EXT. CAUSEWAY'} - ${at % 3 ? 'NIGHT' : 'DAY'} #${at + 1}${at % 5 === 4 ? 'A' : ''}#`,
    `${SENTENCE} ${at % 4 === 0 ? SENTENCE : ''}`.trim(),
    `MARA${at % 3 === 0 ? ' (V.O.)' : ''}\n${at % 2 ? '(without turning)\n' : ''}${SENTENCE} ${SENTENCE}`,
    'TOM\nNo.',
    at % 4 === 1 ? 'CUT TO:' : 'Gulls.',
  ].join('\n\n'),
).join('\n\n')

describe('a script as a PDF', () => {
  it.each([
    ['plain', {}],
    ['with numbers in both margins, CONTINUED and a header', { header: 'SALT   Blue Rev. 3/4/26', numbers: true }],
    ['set further to the right', { shift: 3, numbers: true }],
  ])('is read element by element, across its pages: %s', async (_, furniture: Furniture) => {
    const script = readFountain(SCENES)
    expect(paginate(script).length).toBeGreaterThan(6)
    const { format, screenplay } = await readScriptBytes('Salt.pdf', await printed(script, furniture))
    expect(format).toBe('pdf')
    const wanted = told(script).map((each) => (furniture.numbers ? each : each.replace(/^heading \| \w+/, 'heading')))
    expect(told(screenplay)).toEqual(wanted)
    expect(screenplay.unread).toEqual([])
    expect(screenplay.elements.at(-1)!.page).toBe(String(paginate(script).length))
  })

  it('is read without its header where it has two pages, as a part of a revised script', async () => {
    const script = readFountain(SCENES.split('\n\n').slice(0, 24).join('\n\n'))
    expect(paginate(script)).toHaveLength(2)
    const bytes = await printed(script, { header: 'Blue Rev. 3/4/26', numbers: true })
    expect(told((await readScriptBytes('Salt.pdf', bytes)).screenplay)).toEqual(told(script))
  })

  it('is read without a watermark, and without the number that a long heading touches', async () => {
    const long = `INT. THE LONG ROOM OVER THE SALT HOUSE AND ITS YARD - NIGHT #7#`
    const script = readFountain(`EXT. QUAY - DAY #2#\n\nGulls.\n\nMARA\nNo.\n\n${long}\n\nDark.\n\nTOM\nWait.`)
    const bytes = await printed(script, { numbers: true, watermark: 'J. DOE 7 CONFIDENTIAL' })
    expect(told((await readScriptBytes('x', bytes)).screenplay)).toEqual(told(script))
  })

  it('is read as it is looked at where its pages are turned', async () => {
    const script = readFountain(
      'EXT. QUAY - DAY\n\nGulls, and rain.\n\nMARA\nNo.\n\nTOM\nWait.\n\nINT. SHED - DAY\n\nDark.',
    )
    const { screenplay } = await readScriptBytes('x', await printed(script, { turned: true }))
    expect(told(screenplay)).toEqual(told(script))
  })

  it('tells two speeches side by side, centred words and what is revised', async () => {
    const script = readFountain(
      'EXT. QUAY - DAY\n\nGulls.\n\nMARA\nNo.\n\nTOM\nWait for me, they are coming over the flats.\n\nBEN ^\n(runs)\nNow!\n\nBoats.\n\n> THE END <\n\nFADE OUT.',
    )
    const revised = new Set([1, 9])
    const { screenplay } = await readScriptBytes('x', await printed(script, { revised }))
    expect(told(screenplay)).toEqual(told(script))
    expect(screenplay.elements.flatMap((each, index) => (each.revised ? [index] : []))).toEqual([1, 9])
  })

  it('is refused in words if it is a scan, damaged, no PDF, or empty as any script', async () => {
    const blank = await printed(readFountain('===\n\n'))
    await expect(readScriptBytes('scan.pdf', blank)).rejects.toMatchObject({
      failure: { kind: 'script-unreadable', name: 'scan.pdf', detail: expect.stringContaining('scan') as string },
    })
    await expect(readScriptBytes('cut.pdf', blank.subarray(0, 300))).rejects.toMatchObject({
      failure: { detail: expect.stringContaining('damaged') as string },
    })
    // It would omit every scene of the film.
    for (const nothing of ['', '\r\n\n'])
      await expect(readScriptBytes('not-synced.fountain', Buffer.from(nothing))).rejects.toMatchObject({
        failure: { kind: 'script-unreadable', detail: 'it is empty' },
      })
  })
})
