import { describe, expect, it } from 'vitest'
import { isFlushRight } from '#shared/pages/direction.ts'
import { wrap } from '#shared/pages/paragraph.ts'
import { style } from '#shared/pages/look.ts'
import { openFontChain } from './fontChain.ts'
import { createTextMeasure } from './measureText.ts'

const measure = createTextMeasure(openFontChain())
const fontsOf = (text: string) => measure.runs(text, 10, 'regular').map((run) => [run.font.split('_')[0], run.text])

describe('letters of the world', () => {
  it('take each the first font that has them', () => {
    expect(fontsOf('Hæ ğą φж Việt ½')).toEqual([['NotoSans', 'Hæ ğą φж Việt ½']])
    expect(fontsOf('雨の夜')).toEqual([['NotoSansJP', '雨の夜']])
    expect(fontsOf('한글')).toEqual([['NotoSansKR', '한글']])
    expect(fontsOf('a→b')).toEqual([
      ['NotoSans', 'a'],
      ['NotoSansSymbols', '→'],
      ['NotoSans', 'b'],
    ])
  })

  it('keep Chinese in one hand, though another font has half of its signs', () => {
    expect(fontsOf('简体中文说话')).toEqual([['NotoSansSC', '简体中文说话']])
  })

  it('stand from right to left where they read so, brackets the right way round', () => {
    const line = measure.runs('אב (גד) הו', 10, 'regular').map((run) => run.text)
    expect(line.join('|')).toBe('הו| |(|גד|)| |אב')
  })

  it('set signs side by side as a browser does', () => {
    const line = measure.runs('מארה (עד 10:45). ILO', 10, 'regular').map((run) => run.text)
    expect(line.join('')).toBe('ILO .(10:45 עד) מארה')
  })

  it('order a line that begins with Latin as a part of its Arabic paragraph', () => {
    const [first, second] = wrap(measure, 'قالت مارا ثم خرجت إلى الشارع\u00a0رقم ILO 45، ثم عادت', style(8), 100)
    expect(isFlushRight(first!) && isFlushRight(second!)).toBe(true)
    const alone = wrap(measure, 'ILO 45, again', style(8), 100)[0]!
    expect(isFlushRight(alone)).toBe(false)
    const line = measure.runs(`${second!.slice(0, 2)}ILO 45، ثم`, 8, 'regular').map((run) => run.text)
    expect(line.join('')).toBe('ثم ،ILO 45')
  })

  it('keep the order of figures inside', () => {
    const line = measure.runs('שלום 123 עולם', 10, 'regular').map((run) => run.text)
    expect(line.filter((text) => text.trim() !== '')).toEqual(['עולם', '123', 'שלום'])
  })

  it('say in which order they are read, where that is not how they stand', () => {
    const read = (text: string): string =>
      measure
        .runs(text, 10, 'regular')
        .toSorted((one, other) => (one.read ?? 0) - (other.read ?? 0))
        .map((run) => run.text)
        .join('')
    expect(read('שלום 123 עולם')).toBe('שלום 123 עולם')
    expect(read('A שלום 12 B עולם')).toBe('A שלום 12 B עולם')
    expect(measure.runs('Salt 12', 10, 'regular').every((run) => run.read === undefined)).toBe(true)
  })

  it('become a box where no font has them, and are counted', () => {
    expect(
      fontsOf('a\u{13000}b')
        .map(([, text]) => text)
        .join(''),
    ).toBe('a□b')
    expect(measure.missing().get('U+13000')).toBe(1)
  })

  it('never include a control sign', () => {
    expect(fontsOf('a\u0007\u00ad\u202eb')).toEqual([['NotoSans', 'ab']])
  })
})

describe('widths', () => {
  it('are the same in one piece and summed over the places where the line may end', () => {
    const text = 'The tide would wait; 雨の夜、外は寒い。 Ночь → утро'
    let from = 0
    let sum = 0
    for (const end of measure.breaks(text)) {
      sum += measure.width(text.slice(from, end.at), 9, 'regular')
      from = end.at
    }
    expect(sum).toBeCloseTo(measure.width(text, 9, 'regular'), 1)
  })

  it('are those the page is set in, however often it was measured and by whatever scale', () => {
    for (const name of ['NotoSans_400Regular.ttf', 'CourierPrime_400Regular.ttf', 'NotoSansHebrew_400Regular.ttf']) {
      const { font, words } = openFontChain().byName(name)
      for (const text of ['AV', 'AV ', 'V. “To” — ', 'שלום ', ' ']) {
        const run = font.layout(text)
        for (const position of run.positions) position.xAdvance *= 2
        expect(run.advanceWidth).toBe(words.width(text) * 2)
        expect(font.layout(text).advanceWidth).toBe(words.width(text))
        expect(font.layout(text, []).advanceWidth).toBe(words.width(text))
        expect(run.glyphs).toHaveLength(text.length)
      }
    }
  })

  it('are those of each letter with its accent, wherever that comes from', () => {
    const codes = Array.from({ length: 0x250 - 0xa0 }, (_, at) => 0xa0 + at).filter((code) => code !== 0xad)
    for (const name of ['NotoSans_400Regular.ttf', 'NotoSans_600SemiBold.ttf', 'CourierPrime_400Regular.ttf']) {
      const { font, words } = openFontChain().byName(name)
      for (const text of codes.map((code) => `n${String.fromCharCode(code)}A`)) {
        const [whole, shaped] = [font.layout(text, []), words.run(text)]
        expect(shaped.glyphs.map(({ id }) => id)).toEqual(whole.glyphs.map(({ id }) => id))
        expect(shaped.positions).toEqual(whole.positions.map((position) => ({ ...position })))
      }
    }
  })

  it('are those of tabular figures', () => {
    const widths = '0123456789'.split('').map((figure) => measure.width(figure, 10, 'strong'))
    expect(new Set(widths).size).toBe(1)
  })
})

describe('lines', () => {
  it.each([
    'wait_for_nobody_at_all_least_of_all_for_us',
    '雨の夜、外は寒い。誰もいない海辺の塩の家に戻れ。',
    'ภาษาไทยไม่มีช่องว่างระหว่างคำจึงต้องตัดคำ',
  ])('never leave their column: %s', (text) => {
    const lines = wrap(measure, text, style(8), 60)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(measure.width(line, 8, 'regular')).toBeLessThanOrEqual(60.01)
    expect(lines.join('')).toBe(text)
  })

  it('never begin with a mark that closes', () => {
    const lines = wrap(measure, '「雨の夜」、「外は寒い」。「誰もいない」。', style(8), 45)
    for (const line of lines) expect(line).not.toMatch(/^[、。」]/)
  })

  it('end where the writer ended them', () => {
    expect(wrap(measure, 'MARA: No.\n\nILO: Yes.\r\n', style(8), 300)).toEqual(['MARA: No.', '', 'ILO: Yes.'])
  })
})
