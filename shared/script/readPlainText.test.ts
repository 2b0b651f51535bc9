import { describe, expect, it } from 'vitest'
import { readPlainText } from './readPlainText.ts'
import { textOf } from './screenplay.ts'

const read = (text: string): string[] =>
  readPlainText(text).elements.map((each) => [each.kind, each.number, textOf(each)].filter(Boolean).join(' | '))

describe('a script as plain text', () => {
  it('is read by its columns where it is laid out', () => {
    const page = [
      '                                                            2.',
      '  CONTINUED:',
      '',
      '  42A  EXT. HARBOUR - NIGHT                               42A',
      '',
      '       Rain on the quay. Mara waits with the lamp under her',
      '       coat.',
      '',
      '                           MARA (V.O.)',
      '                      (low)',
      '                 They came by water, and they left',
      '                 by water.',
      '                           (MORE)',
      '\f                                                            3.',
      '',
      "                           MARA (V.O.) (CONT'D)",
      '                 Nobody saw them.',
      '',
      '                           TOM',
      '                 No.',
      '',
      '                                                  CUT TO:',
      '',
      '       INT. SHED - DAY',
      '',
      '       Dust.',
    ].join('\n')
    expect(read(page)).toEqual([
      'heading | 42A | EXT. HARBOUR - NIGHT',
      'action | Rain on the quay. Mara waits with the lamp under her coat.',
      'character | MARA (V.O.)',
      'parenthetical | (low)',
      'dialogue | They came by water, and they left by water. Nobody saw them.',
      'character | TOM',
      'dialogue | No.',
      'transition | CUT TO:',
      'heading | INT. SHED - DAY',
      'action | Dust.',
    ])
  })

  it('has every numbered heading, set in or not, and OMITTED with its number at the right alone', () => {
    const speech = '\n                    MARA\n          Yes.\n\n'
    const text = `INT. HOUSE - DAY\n\nWind.\n${speech}13   EXT. CAR - MOVING - NIGHT                 13\n\n14   OMITTED                                   14\n\nOMITTED                                        15\n\n16 – 18   OMITTED                         16 – 18\n\nGulls.\n${speech}`
    expect(read(text).filter((each) => /heading|OMITTED|EXT/.test(each))).toEqual([
      'heading | INT. HOUSE - DAY',
      'heading | 13 | EXT. CAR - MOVING - NIGHT',
      'heading | 14 | OMITTED',
      'heading | 15 | OMITTED',
      'heading | 16-18 | OMITTED',
    ])
  })

  it('has the number of scenes that were omitted together, in words or over several lines, and no line that is lost', () => {
    const speech = '\n                    MARA\n          Yes.\n\n'
    const stacked =
      '5      OMITTED             5\nTHRU                       THRU\n7A                         7A\n\n8     8\n\nRain.\n'
    const text = `1   INT. HOUSE - DAY              1\n\nWind.\n${speech}2 thru 4   OMITTED          2 thru 4\n\n${stacked}${speech}`
    expect(read(text).filter((each) => !/MARA|Yes/.test(each))).toEqual([
      'heading | 1 | INT. HOUSE - DAY',
      'action | Wind.',
      'heading | 2-4 | OMITTED',
      'heading | 5-7A | OMITTED',
      'action | 8 8',
      'action | Rain.',
    ])
    for (const odd of ['4      4', '4      4      *', '*      *', '4      *', '4', '*', '4      4      4', '      '])
      for (const around of [odd, `${text}\n${odd}\n`, `${odd}\n${text}`, `INT. A - DAY\n\n${odd}`])
        expect(() => read(around), around).not.toThrow()
  })

  it('is read by the rules of Fountain where it isn’t, with numbers before its headings', () => {
    expect(read('42A EXT. HARBOUR - NIGHT\n\nRain.\n\nTOM\nNo.\n\n12 men wait.\n\nINT. SHED - DAY')).toEqual([
      'heading | 42A | EXT. HARBOUR - NIGHT',
      'action | Rain.',
      'character | TOM',
      'dialogue | No.',
      'action | 12 men wait.',
      'heading | INT. SHED - DAY',
    ])
    expect(read('')).toEqual([])
  })
})

it('reads Hebrew, which has no capitals, with its headings, cues and dialogue', () => {
  const script = readPlainText('פנים. מטבח - לילה\n\nגשם. מרתה פורסת לחם\nבלי להביט בו.\n\nמרתה\nאקסל? השעה 3:45.\n')
  expect(script.elements.map(({ kind }) => kind)).toEqual(['heading', 'action', 'character', 'dialogue'])
})

it('reads Japanese headings by their ring', () => {
  const script = readPlainText('○灯台・台所（夜）\n\n黒い窓に雨。\n\n○灯台・回廊（夜）\n\n風。\n')
  expect(script.elements.map(({ kind }) => kind)).toEqual(['heading', 'action', 'heading', 'action'])
})

const setIn = (column: number, text: string): string => ' '.repeat(column) + text

describe('a script as text that a word processor saved', () => {
  // Without an empty line between any two paragraphs, and with one between all.
  it.each(['\n', '\n\n', '\r\n\r\n'])(
    'is read as a word processor saves it, a line for each paragraph: %j',
    (between) => {
      const text = [
        'FADE IN:',
        'EXT. QUAY - NIGHT',
        'Mara waits. BOOM! The lamp goes out.',
        'MARA',
        '(low)',
        'Nobody is coming.',
        '(beat)',
        'Nobody.',
        'She turns round.',
        'JONAS (O.S.)',
        'I am.',
        'BANG!',
        'CUT TO:',
        '7A INT. CELLAR - DAY',
        'LATER',
        'MARA',
        'Shelves.',
        'EXT. FERRY - DAWN',
        'Fog.',
      ].join(between)
      expect(read(text)).toEqual([
        'transition | FADE IN:',
        'heading | EXT. QUAY - NIGHT',
        'action | Mara waits. BOOM! The lamp goes out.',
        'character | MARA',
        'parenthetical | (low)',
        'dialogue | Nobody is coming.',
        'parenthetical | (beat)',
        'dialogue | Nobody.',
        'action | She turns round.',
        'character | JONAS (O.S.)',
        'dialogue | I am.',
        'action | BANG!',
        'transition | CUT TO:',
        'heading | 7A | INT. CELLAR - DAY',
        'action | LATER',
        'character | MARA',
        'dialogue | Shelves.',
        'heading | EXT. FERRY - DAWN',
        'action | Fog.',
      ])
      const lines = readPlainText(text).elements.map(({ line }) => line)
      expect(lines).toEqual(lines.map((_, at) => at * (between === '\n' ? 1 : 2) + 1))
    },
  )

  it('has its elements also where no empty line stands about them, and no page number at the right', () => {
    const text = [
      'EXT. QUAY - NIGHT',
      setIn(24, 'MARA'),
      setIn(14, 'Nobody is coming.'),
      setIn(50, 'CUT TO:'),
      'INT. CELLAR - DAY',
      setIn(24, 'JONAS (O.S.)'),
      setIn(14, 'I am.'),
      setIn(24, 'MARA'),
      setIn(14, 'You.'),
      '',
      setIn(50, '(CONTINUED)'),
      '',
      setIn(62, '2.'),
      'CONTINUED:',
      '',
      setIn(24, 'MARA'),
      setIn(14, 'Come in.'),
    ].join('\n')
    expect(read(text)).toEqual([
      'heading | EXT. QUAY - NIGHT',
      'character | MARA',
      'dialogue | Nobody is coming.',
      'transition | CUT TO:',
      'heading | INT. CELLAR - DAY',
      'character | JONAS (O.S.)',
      'dialogue | I am.',
      'character | MARA',
      'dialogue | You.',
      'character | MARA',
      'dialogue | Come in.',
    ])
  })
})
