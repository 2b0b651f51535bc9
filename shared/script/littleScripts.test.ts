import { expect, it } from 'vitest'
import { readFountain } from './fountain/readFountain.ts'
import { readPlainText } from './readPlainText.ts'
import { textOf } from './screenplay.ts'
import type { Screenplay } from './screenplay.ts'

/** Headings with their numbers, and cues: "1 INT. A - DAY; MARA". */
function told({ elements }: Screenplay): string {
  return elements
    .filter(({ kind }) => kind === 'heading' || kind === 'character')
    .map((each) => [each.number, textOf(each)].filter(Boolean).join(' '))
    .join('; ')
}

const FOUNTAIN: readonly (readonly [name: string, text: string, told: string])[] = [
  [
    'a number before the heading',
    '1. INT. HOUSE - DAY\n\nShe.\n\n2A EXT. YARD - NIGHT #2A#\n\n13 OMITTED\n\n12 men wait.\n',
    '1 INT. HOUSE - DAY; 2A EXT. YARD - NIGHT; 13 OMITTED',
  ],
  [
    'emphasis around a heading',
    '**INT. A - DAY #1#**\n\nX.\n\n***EXT. B - DAY***\n\nY.\n\n_EXT. C - DAY_ #3#\n\n**MARA**\nHi.\n',
    '1 INT. A - DAY; EXT. B - DAY; 3 EXT. C - DAY; MARA',
  ],
  ['a space without a width, and a sign of direction', '\u200bINT. A - DAY\n\nMARA\u200e\nHi.\n', 'INT. A - DAY; MARA'],
  [
    'notes in a heading',
    'INT. A - DAY [[first]] #3#\n\nMARA [[old]]\nHi.\n\nINT. B #4# [[x]]\n',
    '3 INT. A - DAY; MARA; 4 INT. B',
  ],
  [
    'a boneyard across elements',
    'INT. A /* B */ - DAY\n\n/* EXT. GONE\n\nTOM\nNo.\n*/\n\nEXT. B - DAY\n\nMARA\nYes /* or\nno */ then.\n',
    'INT. A - DAY; EXT. B - DAY; MARA',
  ],
]

const PLAIN: readonly (readonly [name: string, text: string, told: string])[] = [
  [
    'German',
    '1. BILD: INT. KÜCHE - TAG\n\nX.\n\nANNA\nNein.\n\n2. BILD – AUSSEN. HOF – NACHT\n\nSZENE 3: INT. BAD\n\nY.\n',
    '1 INT. KÜCHE - TAG; ANNA; 2 AUSSEN. HOF – NACHT; 3 INT. BAD',
  ],
  [
    'German television',
    '4. KÜCHE INNEN/TAG\n\nX.\n\n5. HOF – AUSSEN/NACHT\n\nY.\n',
    '4 KÜCHE INNEN/TAG; 5 HOF – AUSSEN/NACHT',
  ],
  [
    'Brazilian television',
    'CENA 1. CASA DE JOÃO. SALA. INTERIOR. DIA.\n\nJOÃO\nNão.\n\nCENA 2. RUA. EXT. NOITE\n\nX.\n',
    '1 CASA DE JOÃO. SALA. INTERIOR. DIA.; JOÃO; 2 RUA. EXT. NOITE',
  ],
  [
    'Spanish',
    'ESCENA 1. INT. CASA. NOCHE.\n\nX.\n\nSEC 2 – EXT. PLAYA – DÍA\n\nSECUENCIA 3: INT. BAR\n',
    '1 INT. CASA. NOCHE.; 2 EXT. PLAYA – DÍA; 3 INT. BAR',
  ],
  [
    'Russian',
    'СЦЕНА 1. ИНТ. КУХНЯ - ДЕНЬ\n\nАННА\nНет.\n\nЭПИЗОД 2. НАТ. ДВОР. УТРО\n\nX.\n',
    '1 ИНТ. КУХНЯ - ДЕНЬ; АННА; 2 НАТ. ДВОР. УТРО',
  ],
  ['no heading at all', '4 apples lie in the interior, today.\n\nA5 paper, EXT. of the house.\n', ''],
]

it.each(FOUNTAIN)('Fountain with %s', (_, text, wanted) => {
  expect(told(readFountain(text))).toBe(wanted)
})

it.each(PLAIN)('plain text: %s', (_, text, wanted) => {
  expect(told(readPlainText(text))).toBe(wanted)
})
