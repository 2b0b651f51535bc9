import { expect, it } from 'vitest'
import { textOf } from '../screenplay.ts'
import type { PositionedPage } from './positionedText.ts'
import { readPdfLayout } from './readPdfLayout.ts'

/** A page as a word processor prints it: 12 points a character, 18 a line; a number of the margin stands apart. */
function page(...lines: readonly string[]): PositionedPage {
  const texts = lines.flatMap((line, row) =>
    [...line.matchAll(/[^ ]+/g)].map(({ 0: text, index }) => ({
      text,
      x: 72 + index * 12,
      y: 72 + row * 18,
      width: text.length * 12,
      size: 12,
    })),
  )
  return { width: 595, height: 842, texts }
}
const read = (...pages: PositionedPage[]): string[] =>
  readPdfLayout(pages).elements.map((each) =>
    [each.kind, each.number, `${each.line}-${each.lastLine}`, textOf(each)].filter(Boolean).join(' | '),
  )

it('reads a Japanese PDF, with lines joined that its edge parted', () => {
  const first = page(
    '○港・夜',
    '　雨。花子、桟橋に立っている。遠くの灯台が三',
    '度光る。',
    '花子「もう行くの？　まだ早いよ、と言ったのに',
    '　君はいつもそうだ」',
    '',
    '１２    居酒屋（夜）',
    '太郎「うん」',
  )
  expect(read(first, page('花子「さようなら」', '', '○駅', '　朝。'))).toEqual([
    'heading | 1-1 | ○港・夜',
    'action | 2-3 | 雨。花子、桟橋に立っている。遠くの灯台が三度光る。',
    'character | 4-5 | 花子',
    'dialogue | 4-5 | 「もう行くの？ まだ早いよ、と言ったのに君はいつもそうだ」',
    'heading | 12 | 6-6 | 居酒屋（夜）',
    'character | 7-7 | 太郎',
    'dialogue | 7-7 | 「うん」',
    'character | 8-8 | 花子',
    'dialogue | 8-8 | 「さようなら」',
    'heading | 9-9 | ○駅',
    'action | 10-10 | 朝。',
  ])
})

it('reads a Chinese PDF by its own marks, and one that is set in columns by those', () => {
  expect(read(page('第1场 客厅 日 内', '', '△小明开灯。', '小明：早上好。', '小红：你好。'))).toEqual([
    'heading | 1 | 1-1 | 客厅 日 内',
    'action | 2-2 | △小明开灯。',
    'character | 3-3 | 小明',
    'dialogue | 3-3 | 早上好。',
    'character | 4-4 | 小红',
    'dialogue | 4-4 | 你好。',
  ])
  const columns = [
    '1. 内景 厨房 日',
    '',
    '小明开灯。',
    '',
    '              小明',
    '       早上好。',
    '',
    '2. 外景 码头 夜',
  ]
  expect(read(page(...columns))).toEqual([
    'heading | 1 | 1-1 | 内景 厨房 日',
    'action | 2-2 | 小明开灯。',
    'character | 3-3 | 小明',
    'dialogue | 4-4 | 早上好。',
    'heading | 2 | 5-5 | 外景 码头 夜',
  ])
})
