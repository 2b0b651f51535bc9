import { expect, it } from 'vitest'
import { readHeading } from './readHeading.ts'

it.each([
  ['פנים. מטבח המגדלור - לילה', 'int', 'מטבח המגדלור', 'לילה'],
  ['\u200fחוץ – מרפסת – יום', 'ext', 'מרפסת', 'יום'],
  ['פנים/חוץ. מונית - ערב', 'int-ext', 'מונית', 'ערב'],
  ['داخلي. مطبخ المنارة - ليل', 'int', 'مطبخ المنارة', 'ليل'],
  ['خارجي - الشرفة - نهار', 'ext', 'الشرفة', 'نهار'],
  ['ИНТ. КУХНЯ МАЯКА - НОЧЬ', 'int', 'КУХНЯ МАЯКА', 'НОЧЬ'],
  ['Нат. Галерея - день', 'ext', 'Галерея', 'день'],
  ['内景. 灯塔厨房 - 夜', 'int', '灯塔厨房', '夜'],
  ['○灯台・台所（夜）', '', '灯台・台所', '夜'],
  ['◯ 灯台・回廊', '', '灯台・回廊', ''],
])('%s is a heading', (text, intExt, location, timeOfDay) => {
  expect(readHeading(text)).toEqual({ intExt, location, timeOfDay })
})

it.each(['פנים אל פנים', 'פנים', 'داخلي جدا', 'интересно', '○', 'натюрморт'])('%s is only a place', (text) => {
  expect(readHeading(text)).toEqual({ intExt: '', location: text, timeOfDay: '' })
})
