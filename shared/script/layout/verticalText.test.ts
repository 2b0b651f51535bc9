import { describe, expect, it } from 'vitest'
import { textOf } from '../screenplay.ts'
import type { PositionedPage, PositionedText } from './positionedText.ts'
import { readPdfLayout } from './readPdfLayout.ts'

const SIZE = 12
const PITCH = 24

/** A column, the first at the right, set sign by sign as browsers and word processors do. */
function column(at: number, text: string, indent = 0): PositionedText[] {
  return text.split('').map((letter, index) => ({
    text: letter,
    x: 540 - at * PITCH,
    y: 60 + (indent + index) * SIZE + SIZE * 0.88,
    width: SIZE,
    size: SIZE,
  }))
}

const page = (...texts: readonly PositionedText[]): PositionedPage => ({ width: 600, height: 400, texts })
const told = (...pages: readonly PositionedPage[]): string[] =>
  readPdfLayout(pages).elements.map((each) => [each.kind, each.number, textOf(each)].filter(Boolean).join(' | '))

const FULL = '真⾥が灯りの下で待っている︒雨が降り出し︑'

describe('Japanese set from the top down', () => {
  const script = [
    ...column(0, '○１　波⽌場‧夜'),
    ...column(1, FULL, 4),
    ...column(2, '音が大きくなる︒', 4),
    ...column(3, '真⾥﹁来ない︒﹂'),
    ...column(4, '健﹁来るよ︒﹂'),
    ...column(5, '○２　倉庫‧朝'),
    ...column(6, '空の棚︒', 4),
  ]

  it('is read column by column, from the right, with the letters that were meant', () => {
    expect(told(page(...script))).toEqual([
      'heading | 1 | ○波止場・夜',
      'action | 真里が灯りの下で待っている。雨が降り出し、音が大きくなる。',
      'character | 真里',
      'dialogue | 「来ない。」',
      'character | 健',
      'dialogue | 「来るよ。」',
      'heading | 2 | ○倉庫・朝',
      'action | 空の棚。',
    ])
  })

  it('has letters on their side, figures across, and whole columns in one run', () => {
    const date: PositionedText[] = [
      { text: '2024', x: 540 - 7 * PITCH + 2, y: 60 + 4 * SIZE, width: 36, size: SIZE, down: 'turned' },
      ...column(7, '年', 7),
      { text: '12', x: 540 - 7 * PITCH, y: 60 + 8 * SIZE + SIZE * 0.88, width: 12, size: SIZE },
      ...column(7, '月', 9),
      { text: '︒雨が降る︒', x: 546 - 7 * PITCH, y: 60 + 10 * SIZE, width: 6 * SIZE, size: SIZE, down: 'set' },
    ]
    expect(told(page(...script, ...date)).at(-1)).toBe('action | 空の棚。\n2024年12月。雨が降る。')
  })

  it('says that readings beside the words are left out, and takes no page number for text', () => {
    const reading = 'ひかり'
      .split('')
      .map((text, at) => ({ text, x: 553 - 6 * PITCH, y: 110 + at * 5, width: 5, size: 5 }))
    const number = { text: '3', x: 300, y: 385, width: 6, size: SIZE }
    const read = readPdfLayout([page(...script, ...reading, number)])
    expect(read.unread).toMatchObject([{ text: 'ひかり', why: expect.stringContaining('furigana') }])
    expect(read.elements.map(textOf)).toEqual(readPdfLayout([page(...script)]).elements.map(textOf))
  })

  it('is not seen in a table of single letters, nor in lines that run across', () => {
    const across = '○１　波止場・夜真里が待つ。'.split('').map((text, at) => ({
      text,
      x: 60 + at * 12,
      y: 60,
      width: 12,
      size: 12,
    }))
    expect(told(page(...across))).toHaveLength(1)
  })
})
