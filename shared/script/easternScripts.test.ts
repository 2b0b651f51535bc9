import { describe, expect, it } from 'vitest'
import { breakDown } from '../breakdown/breakDown.ts'
import { readFountain } from './fountain/readFountain.ts'
import { readPlainText } from './readPlainText.ts'
import { textOf } from './screenplay.ts'
import type { Screenplay } from './screenplay.ts'

const told = ({ elements }: Screenplay): string[] =>
  elements.map((each) => [each.kind, each.number, textOf(each)].filter(Boolean).join(' | '))
const read = (...lines: string[]): string[] => told(readPlainText(lines.join('\n')))

const JAPANESE = [
  '○港・夜',
  '　雨。花子、桟橋に立っている。',
  '　看板に「本日休業」',
  '花子「もう行くの？」',
  '太郎「うん。',
  '　　また来るよ」',
  '花子（小声で）「うそつき」',
  'テロップ「三年後」',
  '〇１２　居酒屋（夜）',
  '店主﹁いらっしゃい﹂『ご注文は？』',
  '一同「おお！」',
  '花子の声「あの日から」',
  '',
  '翌朝',
  '花子、走る。',
  '',
  '太郎',
  '「遅かった」',
  '１３　欠番',
]

describe('a Japanese script', () => {
  it('has headings with a ring or a number, and speech in brackets behind its names', () => {
    expect(read(...JAPANESE)).toEqual([
      'heading | ○港・夜',
      'action | 　雨。花子、桟橋に立っている。\n　看板に「本日休業」',
      'character | 花子',
      'dialogue | 「もう行くの？」',
      'character | 太郎',
      'dialogue | 「うん。\nまた来るよ」',
      'character | 花子（小声で）',
      'dialogue | 「うそつき」',
      'action | テロップ「三年後」',
      'heading | 12 | 〇居酒屋（夜）',
      'character | 店主',
      'dialogue | ﹁いらっしゃい﹂『ご注文は？』',
      'character | 一同',
      'dialogue | 「おお！」',
      'character | 花子の声',
      'dialogue | 「あの日から」',
      'action | 翌朝\n花子、走る。',
      'character | 太郎',
      'dialogue | 「遅かった」',
      'heading | 13 | 欠番',
    ])
  })

  it('reads the same with other line ends and in Fountain, and names its cast once', () => {
    expect(read(...JAPANESE)).toEqual(told(readPlainText(`\ufeff${JAPANESE.join('\r\n')}`)))
    expect(read(...JAPANESE)).toEqual(told(readFountain(JAPANESE.join('\n'))))
    const scenes = breakDown(readPlainText(JAPANESE.join('\n')))
    expect(scenes.map(({ cast, number, omitted }) => [number, omitted, ...cast])).toEqual([
      ['', false, '花子', '太郎'],
      ['12', false, '花子', '太郎', '店主'],
      ['13', true],
    ])
  })

  it('ends a bracket that is never closed at the next speech, heading or empty line', () => {
    expect(read('○港', '花子「もう', '太郎「何', '', '　雨。', '花子「行く', '○駅')).toEqual([
      'heading | ○港',
      'character | 花子',
      'dialogue | 「もう',
      'character | 太郎',
      'dialogue | 「何',
      'action | 　雨。',
      'character | 花子',
      'dialogue | 「行く',
      'heading | ○駅',
    ])
  })

  it('takes names above words for cues only behind a heading', () => {
    expect(read('灯台の夜', '作・山田', '', '○港', '', '花子', '行く。')).toEqual([
      'action | 灯台の夜\n作・山田',
      'heading | ○港',
      'character | 花子',
      'dialogue | 行く。',
    ])
  })
})

it('reads a Chinese script, whose cues stand before a colon', () => {
  const script = readPlainText(
    [
      '片名：灯塔',
      '编剧：王明',
      '',
      '1. 内景 厨房 日',
      '人物：小明、小红',
      '△小明打开TV。',
      '小明：早上好。',
      '小红（笑）：你好：我来了！',
      '墙上写着：禁止。',
      '',
      '第十二场 街道 夜 外',
      '',
      '他看着她，说：走。',
      '',
      '小明',
      '我告诉你：别走。',
      '2-3 日 内 客厅',
      '小明OS：',
      '三年过去了。',
    ].join('\n'),
  )
  expect(script.titlePage.map(({ key, values }) => [key, ...values])).toEqual([
    ['片名', '灯塔'],
    ['编剧', '王明'],
  ])
  expect(told(script)).toEqual([
    'heading | 1 | 内景 厨房 日',
    'action | 人物：小明、小红\n△小明打开TV。',
    'character | 小明',
    'dialogue | 早上好。',
    'character | 小红（笑）',
    'dialogue | 你好：我来了！',
    'action | 墙上写着：禁止。',
    'heading | 12 | 街道 夜 外',
    'action | 他看着她，说：走。',
    'character | 小明',
    'dialogue | 我告诉你：别走。',
    'heading | 2-3 | 日 内 客厅',
    'character | 小明OS',
    'dialogue | 三年过去了。',
  ])
  expect(breakDown(script).map(({ cast }) => cast)).toEqual([['小明', '小红'], ['小明'], ['小明']])
})

it('reads a Korean script, whose words stand behind a tab, a colon or below their cue', () => {
  expect(
    read(
      'S#1. 거실 / 밤',
      '',
      '어두운 거실. 민수가 앉아 있다.',
      '',
      '민수\t\t왔어?',
      '영희\t\t(놀라며) 안 잤어?',
      '',
      '#2 부엌 (아침)',
      '영희: 밥 먹어.',
      '민수가 말했다: 응.',
      '',
      '민수(V.O.)',
      '추웠다.',
      '',
      '# 1막',
    ),
  ).toEqual([
    'heading | 1 | 거실 / 밤',
    'action | 어두운 거실. 민수가 앉아 있다.',
    'character | 민수',
    'dialogue | 왔어?',
    'character | 영희',
    'dialogue | (놀라며) 안 잤어?',
    'heading | 2 | 부엌 (아침)',
    'character | 영희',
    'dialogue | 밥 먹어.',
    'action | 민수가 말했다: 응.',
    'character | 민수(V.O.)',
    'dialogue | 추웠다.',
    'section | 1막',
  ])
})

it('keeps what Fountain marks, and its own numbers', () => {
  expect(
    told(
      readFountain(
        ['.港・夜 #3#', '', '@花子', 'もう：行く。', '', '!花子「行く」', '', '○4 駅 #5#', '', '# 幕', '> 終 <'].join(
          '\n',
        ),
      ),
    ),
  ).toEqual([
    'heading | 3 | 港・夜',
    'character | 花子',
    'dialogue | もう：行く。',
    'action | 花子「行く」',
    'heading | 5 | ○駅',
    'section | 幕',
    'centered | 終',
  ])
})

it('leaves a Latin script with eastern words in it as it is', () => {
  expect(
    told(
      readFountain(
        [
          'INT. 北京 HOTEL - NIGHT #1#',
          '',
          'The sign reads: 酒店「开」',
          '',
          'MARA',
          'He said: 你好：世界。',
          '2. 看。',
          '',
          'DETECTIVE 李',
          'No.',
          '',
          '小明 (V.O.)',
          'Hello.',
          '',
          'ジョン・スミス・ジュニア',
          'Yes.',
          '',
          '# 3. Act 三',
        ].join('\n'),
      ),
    ),
  ).toEqual([
    'heading | 1 | INT. 北京 HOTEL - NIGHT',
    'action | The sign reads: 酒店「开」',
    'character | MARA',
    'dialogue | He said: 你好：世界。\n2. 看。',
    'character | DETECTIVE 李',
    'dialogue | No.',
    'character | 小明 (V.O.)',
    'dialogue | Hello.',
    'character | ジョン・スミス・ジュニア',
    'dialogue | Yes.',
    'section | 3. Act 三',
  ])
})
