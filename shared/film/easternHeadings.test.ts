import { expect, it } from 'vitest'
import { easternHeading } from './easternHeadings.ts'
import { readNumberedHeading } from './readHeading.ts'

it.each([
  ['○港・夜', '', '', '港', '夜'],
  ['○ 居酒屋（夜）', '', '', '居酒屋', '夜'],
  ['〇同・廊下（朝）', '', '', '同・廊下', '朝'],
  ['○１２　灯台・台所・早朝', '12', '', '灯台・台所', '早朝'],
  ['１３　○灯台・回廊（夕方）', '13', '', '灯台・回廊', '夕方'],
  ['○10階の廊下', '', '', '10階の廊下', ''],
  ['１４　居酒屋・昼', '14', '', '居酒屋', '昼'],
  ['S#3　駅前︵深夜︶', '3', '', '駅前', '深夜'],
  ['シーン４　学校・屋上', '4', '', '学校・屋上', ''],
  ['5. 店・外・夜9時', '5', '', '店・外', '夜9時'],
  ['○15 欠番', '15', '', '欠番', ''],
  ['1. 内景 厨房 日', '1', 'int', '厨房', '日'],
  ['2、外景　码头　夜', '2', 'ext', '码头', '夜'],
  ['内 厨房 夜', '', 'int', '厨房', '夜'],
  ['内/外 出租车 黄昏', '', 'int-ext', '出租车', '黄昏'],
  ['第3场 客厅 日 内', '3', 'int', '客厅', '日'],
  ['第十二场：街道，夜，外', '12', 'ext', '街道', '夜'],
  ['第二集 第一百零三場 病房 晨', '2-103', '', '病房', '晨'],
  ['1-5 日 内 客厅', '1-5', 'int', '客厅', '日'],
  ['12A、客厅 夜内', '12A', 'int', '客厅', '夜'],
  ['场景6：医院走廊，夜', '6', '', '医院走廊', '夜'],
  ['【内景。教室。黄昏】', '', 'int', '教室', '黄昏'],
  ['S#1. 거실 / 밤', '1', '', '거실', '밤'],
  ['S# 12A. 부엌 (아침)', '12A', '', '부엌', '아침'],
  ['#3 골목길, 새벽', '3', '', '골목길', '새벽'],
  ['# 4. 등대 앞 - 낮', '4', '', '등대 앞', '낮'],
  ['씬 5. 학교 옥상 / 해질녘', '5', '', '학교 옥상', '해질녘'],
  ['6. 실내. 병원 - 밤', '6', 'int', '병원', '밤'],
  ['S#7. 밤 거리 (N)', '7', '', '밤 거리', 'N'],
  ['外景 港 夜 #12A#', '12A', 'ext', '港', '夜'],
])('%s is a heading of an eastern script', (text, number, intExt, location, timeOfDay) => {
  expect(easternHeading(text.replace(/ #.*#$/, ''))).not.toBeNull()
  expect(readNumberedHeading(text)).toMatchObject({ number, parts: { intExt, location, timeOfDay } })
})

it.each([
  'INT. KITCHEN - DAY',
  '#3 The letter',
  '# 1막',
  'S#1. KITCHEN',
  '1. KITCHEN - NIGHT',
  '12 人が待つ。',
  '第一场雪下了',
  '〇八年の夏',
  '内 部',
  '내 방',
  '夜',
  '○',
  '小明站在厨房，夜。',
  '● done',
])('%s is none', (text) => expect(easternHeading(text)).toBeNull())

it('takes no longer for a long line', () => {
  for (const sign of ['内', '○', '1 ', '夜・', '第', '（']) expect(easternHeading(sign.repeat(300_000))).toBeNull()
})
