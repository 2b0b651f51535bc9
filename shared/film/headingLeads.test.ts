import { expect, it } from 'vitest'
import { readHeading, readNumberedHeading } from './readHeading.ts'

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
  ['ИНТ./НАТ. МАШИНА – НОЧЬ', 'int-ext', 'МАШИНА', 'НОЧЬ'],
  ['ІНТ. КУХНЯ - НІЧ', 'int', 'КУХНЯ', 'НІЧ'],
  ['CASA DE JOÃO. SALA. INT. DIA.', 'int', 'CASA DE JOÃO. SALA', 'DIA'],
  ['KÜCHE – AUSSEN/NACHT', 'ext', 'KÜCHE', 'NACHT'],
  ['INTÉRIEUR. CUISINE - JOUR', 'int', 'CUISINE', 'JOUR'],
  ['INTÉRIEUR JOUR - CUISINE', 'int', 'CUISINE', 'JOUR'],
  ['INTERIEUR/EXTERIEUR VOITURE - NUIT', 'int-ext', 'VOITURE', 'NUIT'],
  ['Innen. Küche – Tag', 'int', 'Küche', 'Tag'],
  ['INNEN/AUSSEN. AUTO - ABEND', 'int-ext', 'AUTO', 'ABEND'],
  ['I./A. AUTO - TAG', 'int-ext', 'AUTO', 'TAG'],
  ['AUßEN - HAFEN - NACHT', 'ext', 'HAFEN', 'NACHT'],
  ['EXTERIOR DÍA. CALLE', 'ext', 'CALLE', 'DÍA'],
  ['INTERNO GIORNO - CUCINA', 'int', 'CUCINA', 'GIORNO'],
  ['WN. MIESZKANIE - DZIEŃ', 'int', 'MIESZKANIE', 'DZIEŃ'],
  ['PLENER – ULICA – DZIEŃ', 'ext', 'ULICA', 'DZIEŃ'],
  ['WNĘTRZE/PLENER. AUTO - NOC', 'int-ext', 'AUTO', 'NOC'],
  ['İÇ. MUTFAK - GECE', 'int', 'MUTFAK', 'GECE'],
  ['NỘI. BẾP - ĐÊM', 'int', 'BẾP', 'ĐÊM'],
  ['अंदर. रसोई - रात', 'int', 'रसोई', 'रात'],
  ['बाहर – समुद्र तट – दिन', 'ext', 'समुद्र तट', 'दिन'],
  ['अन्दर/बाहर. गाड़ी - शाम', 'int-ext', 'गाड़ी', 'शाम'],
  ['बाहर. पुल', 'ext', 'पुल', ''],
  ['इंट. थाना - दोपहर', 'int', 'थाना', 'दोपहर'],
])('%s is a heading', (text, intExt, location, timeOfDay) => {
  expect(readHeading(text)).toEqual({ intExt, location, timeOfDay })
})

it.each([
  'פנים אל פנים',
  'פנים',
  'داخلي جدا',
  'интересно',
  '○',
  'натюрморт',
  'INTERIOR DESIGNER',
  'Interior: dust.',
  'EXTERIOR LIGHTS',
  'SIS. COME HERE',
  'PL. 5',
  'I. A',
  'अंदर आओ',
  'बाहर - बारिश।',
  'बाहर... कोई है?',
  'बाहर... कोई है',
  'अंदर - कोई नहीं',
])('%s is only a place', (text) => {
  expect(readHeading(text)).toEqual({ intExt: '', location: text, timeOfDay: '' })
})

it.each([
  ['INT. JOUR – CUISINE', 'int', 'CUISINE', 'JOUR'],
  ['INT. CUISINE NUIT', 'int', 'CUISINE', 'NUIT'],
  ['EXT. DÍA. PLAYA', 'ext', 'PLAYA', 'DÍA'],
  ['INT./EST. AUTO - NOTTE', 'int-ext', 'AUTO', 'NOTTE'],
  ['EST. STRADA - GIORNO', 'ext', 'STRADA', 'GIORNO'],
  ['EST. LIGHTHOUSE - DAWN', 'est', 'LIGHTHOUSE', 'DAWN'],
  ['INT. KÜCHE / TAG', 'int', 'KÜCHE', 'TAG'],
  ['INT.KITCHEN-DAY', 'int', 'KITCHEN', 'DAY'],
  ['INT - KITCHEN - DAY', 'int', 'KITCHEN', 'DAY'],
  ['EXT. MAIN STREET DAY', 'ext', 'MAIN STREET', 'DAY'],
  ['EXT. SQUARE - DAY/NIGHT', 'ext', 'SQUARE', 'DAY/NIGHT'],
  ['INT. HOTEL ROYALE - SUITE - NIGHT', 'int', 'HOTEL ROYALE - SUITE', 'NIGHT'],
  ['EXT. QUAY - CHRISTMAS DAY', 'ext', 'QUAY', 'CHRISTMAS DAY'],
  ['INT. OPENING NIGHT', 'int', 'OPENING NIGHT', ''],
  ['INT. HOUSE - DEN', 'int', 'HOUSE - DEN', ''],
])('%s has its time of day wherever that stands', (text, intExt, location, timeOfDay) => {
  expect(readHeading(text)).toEqual({ intExt, location, timeOfDay })
})

it.each([
  ['1-A INT. KITCHEN - DAY 1-A', '1-A'],
  ['1-1. ИНТ. КВАРТИРА. ДЕНЬ', '1-1'],
  ['SC. 5 INT. HALL - NIGHT', '5'],
  ['Szene 12: INNEN. KÜCHE - TAG', '12'],
  ['110A INT. HALL 110A', '110A'],
  ['12-14 OMITTED', '12-14'],
  ['A12 OMIT', 'A12'],
  ['12 ENTFÄLLT', '12'],
  ['12 omitted pages', '12'],
  ['12 PLENER MEN', ''],
  ['3 men wait.', ''],
])('%s has number %j', (text, number) => expect(readNumberedHeading(text).number).toBe(number))
