import { describe, expect, it } from 'vitest'
import { textOf } from '../screenplay.ts'
import type { ElementKind, Screenplay } from '../screenplay.ts'
import { readFountain } from './readFountain.ts'

/** Elements as `kind text`, with what else they carry. */
function told({ elements }: Screenplay): string[] {
  return elements.map((each) => {
    const extra = [each.number && `#${each.number}`, each.dual, each.depth && `depth ${each.depth}`].filter(Boolean)
    return [each.kind, ...extra, JSON.stringify(textOf(each))].join(' ')
  })
}
const read = (text: string) => told(readFountain(text))
const kinds = (text: string): ElementKind[] => readFountain(text).elements.map(({ kind }) => kind)

describe('a Fountain script', () => {
  it('is read element by element, with the lines on which each stands', () => {
    const script = [
      'INT. SALT HOUSE - NIGHT #12A#',
      '',
      'Wind. Mara bars the door.',
      'It holds.',
      '',
      'MARA (V.O.)',
      '(low)',
      'They came by water.',
      'They left by water.',
      '',
      'CUT TO:',
      '',
      '> THE END <',
      '',
      '===',
    ].join('\n')
    expect(read(script)).toEqual([
      'heading #12A "INT. SALT HOUSE - NIGHT"',
      'action "Wind. Mara bars the door.\\nIt holds."',
      'character "MARA (V.O.)"',
      'parenthetical "(low)"',
      'dialogue "They came by water.\\nThey left by water."',
      'transition "CUT TO:"',
      'centered "THE END"',
      'pageBreak ""',
    ])
    expect(readFountain(script).elements.map(({ line, lastLine }) => [line, lastLine])).toEqual([
      [1, 1],
      [3, 4],
      [6, 6],
      [7, 7],
      [8, 9],
      [11, 11],
      [13, 13],
      [15, 15],
    ])
  })

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['CRLF after a byte order mark', '\r\n'],
  ])('is the same with line ends of %s', (_, end) => {
    const lines = ['EXT. QUAY - DAY', '', 'Gulls.', '', 'TOM', 'Now!', '']
    expect(readFountain(lines.join(end))).toEqual(readFountain(lines.join('\n')))
    expect(readFountain(`\ufeff${lines.join(end)}`)).toEqual(readFountain(lines.join('\n')))
  })

  it('may be empty, or hold nothing but spaces', () => {
    expect(readFountain('')).toEqual({ titlePage: [], elements: [], unread: [] })
    expect(readFountain(' \n\t\n\r\n\u0000')).toEqual({ titlePage: [], elements: [], unread: [] })
  })
})

describe('a title page', () => {
  it('has values behind its keys and below them, without their emphasis', () => {
    const script = readFountain('Title:\n\t_**SALT**_\n   A film\nAuthor: Writer\nDraft date: 3 May\n\nFADE IN:\n')
    expect(script.titlePage).toEqual([
      { key: 'Title', values: ['SALT', 'A film'] },
      { key: 'Author', values: ['Writer'] },
      { key: 'Draft date', values: ['3 May'] },
    ])
    expect(told(script)).toEqual(['transition "FADE IN:"'])
    expect(script.elements[0]!.line).toBe(7)
  })

  it.each(['FADE IN:\n\nGulls.', 'CUT TO:\n\nGulls.', 'INT. HOUSE: KITCHEN\n\nGulls.', 'Gulls.\n\nTitle: no'])(
    'is not taken from a script that begins with %j',
    (text) => expect(readFountain(text).titlePage).toEqual([]),
  )

  it('ends where a scene begins without an empty line', () => {
    const script = readFountain('Title: Salt\nEXT. QUAY - DAY\n\nGulls.')
    expect(script.titlePage).toEqual([{ key: 'Title', values: ['Salt'] }])
    expect(told(script)).toEqual(['heading "EXT. QUAY - DAY"', 'action "Gulls."'])
  })
})

describe('a scene heading', () => {
  it.each([
    'INT. A',
    'EXT. A',
    'EST. A',
    'INT./EXT. A',
    'INT/EXT A',
    'I/E A',
    'I/E. A',
    'EXT./INT. A',
    'int a',
    'Ext. a',
  ])('may begin as %j', (text) =>
    expect(read(`Before.\n\n${text}\n\nAfter.`)[1]).toBe(`heading ${JSON.stringify(text)}`),
  )

  it('is a scene that was cut, with its number', () => {
    expect(read('INT. A #1#\n\nOMITTED #2#\n\nINT. B #3#\n\nOMITTED')).toEqual([
      'heading #1 "INT. A"',
      'heading #2 "OMITTED"',
      'heading #3 "INT. B"',
      'action "OMITTED"',
    ])
  })

  it.each(['INTERIOR OF A', 'Internal bleeding.', 'EXTRAS run.', 'ESTUARY. Fog.', '...and then', '. no', '.'])(
    'is not %j',
    (text) => expect(kinds(`Before.\n\n${text}\n\nAfter.`)).toEqual(['action', 'action', 'action']),
  )

  it('needs an empty line before it, but none behind it; and none behind a section', () => {
    expect(kinds('Before.\nINT. A\n\nAfter.')).toEqual(['action', 'action'])
    expect(kinds('# Act\nINT. A\nAfter.')).toEqual(['section', 'heading', 'action'])
  })

  it('is forced by one stop, in every script', () => {
    expect(read('.ИНТ. КУХНЯ - НОЧЬ\n\n.内景 厨房\n\n.ÉTÉ\n\n.«ДОМ»')).toEqual([
      'heading "ИНТ. КУХНЯ - НОЧЬ"',
      'heading "内景 厨房"',
      'heading "ÉTÉ"',
      'heading "«ДОМ»"',
    ])
  })

  it.each(['1', '1A', 'a1', 'I-1-A', '110.', '12-3', 'A'])('has the number %j', (number) =>
    expect(readFountain(`INT. A - DAY #${number}#`).elements[0]).toMatchObject({
      number,
      runs: [{ text: 'INT. A - DAY' }],
    }),
  )

  it('has no number where a program wrote an id, which is named', () => {
    const script = readFountain('\nINT. A - DAY #1-ZX3ZM#')
    expect(told(script)).toEqual(['heading "INT. A - DAY"'])
    expect(script.unread).toMatchObject([{ line: 2, text: '#1-ZX3ZM#' }])
  })

  it('keeps the tags of a writer beside it as a note', () => {
    expect(read('INT. A - DAY #3# #night #mook:music')).toEqual([
      'heading #3 "INT. A - DAY"',
      'note "#night #mook:music"',
    ])
    expect(read('INT. MOTEL - ROOM #12')).toEqual(['heading "INT. MOTEL - ROOM #12"'])
  })
})

describe('a cue', () => {
  it.each(['MARA', 'R2D2', "DR. O'NEIL", 'HANS (on the radio)', 'GUARD #2', 'ÉLODIE', 'МАША', 'STRAßE', 'MARA & TOM'])(
    'may be %j',
    (name) => expect(read(`${name}\nYes.`)).toEqual([`character ${JSON.stringify(name)}`, 'dialogue "Yes."']),
  )

  it.each(['23', 'Mara', '李明', 'McCLANE', '(V.O.)', 'THE SEA'.toLowerCase()])('is not %j', (name) =>
    expect(kinds(`${name}\nYes.`)).toEqual(['action']),
  )

  it('has words below it: without them, capitals are action', () => {
    expect(kinds('THE SEA.\n\nMara looks.')).toEqual(['action', 'action'])
  })

  it('is forced by @ in every script', () => {
    expect(read('@McCLANE\nYes.\n\n@李明\n好。')).toEqual([
      'character "McCLANE"',
      'dialogue "Yes."',
      'character "李明"',
      'dialogue "好。"',
    ])
  })

  it('speaks beside the one before where it ends in ^', () => {
    expect(read('A\nOne.\n\nB ^\n(low)\nTwo.\n\nC ^\nThree.\n\nMara.\n\nD ^\nFour.')).toEqual([
      'character left "A"',
      'dialogue left "One."',
      'character right "B"',
      'parenthetical right "(low)"',
      'dialogue right "Two."',
      'character "C"',
      'dialogue "Three."',
      'action "Mara."',
      'character "D"',
      'dialogue "Four."',
    ])
  })
})

describe('a speech', () => {
  it('holds an empty line where the writer left two spaces on it', () => {
    expect(read('A\nOne.\n  \nTwo.\n\nThree.')).toEqual([
      'character "A"',
      'dialogue "One.\\n\\nTwo."',
      'action "Three."',
    ])
  })

  it('may be sung', () => {
    expect(read('A\n~One\n~two\n\n~Three')).toEqual(['character "A"', 'lyric "One\\ntwo"', 'lyric "Three"'])
  })

  it('are words without tabs, in a speech and on their own', () => {
    expect(read('A\n~One\ttwo\n\n~Three\tfour')).toEqual(['character "A"', 'lyric "One two"', 'lyric "Three four"'])
  })
})

describe('notes and boneyard', () => {
  it('takes a note out of the text, and keeps it behind the element in which it stands', () => {
    expect(read('Mara [[check the prop]] runs.\nShe falls.')).toEqual([
      'action "Mara runs.\\nShe falls."',
      'note "check the prop"',
    ])
    expect(read('A\n[[quiet]]\nOne.')).toEqual(['character "A"', 'note "quiet"', 'dialogue "One."'])
  })

  it('lets a note span lines, up to an empty one that holds no two spaces', () => {
    const script = readFountain('Mara [[one\n  \ntwo]] b.\n\nC [[three\n\nfour]] d.')
    expect(told(script)).toEqual([
      'action "Mara\\n b."',
      'note "one\\n\\ntwo"',
      'action "C [[three"',
      'action "four]] d."',
    ])
    expect(script.elements[1]).toMatchObject({ line: 1, lastLine: 3 })
  })

  it('leaves the boneyard out, and keeps the numbers of the lines behind it', () => {
    const script = readFountain(
      'One /* two */ three.\n\n/*\nINT. CUT - DAY\n\nFour.\n*/\n\nINT. KEPT - DAY\n\nA\n/* x */\nFive.',
    )
    expect(told(script)).toEqual([
      'action "One three."',
      'heading "INT. KEPT - DAY"',
      'character "A"',
      'dialogue "Five."',
    ])
    expect(script.elements[1]!.line).toBe(9)
    expect(read('One /* two')).toEqual(['action "One /* two"'])
  })
})

describe('the rest of the format', () => {
  it('has sections with a depth, synopses and lines forced to be action', () => {
    expect(read('# Act\n## Sequence\n= They meet.\n\n!BANG\nBANG\n\n!INT. A')).toEqual([
      'section depth 1 "Act"',
      'section depth 2 "Sequence"',
      'synopsis "They meet."',
      'action "BANG\\nBANG"',
      'action "INT. A"',
    ])
  })

  it('keeps the indentation of action, and of nothing else', () => {
    expect(read('\tOne.\n\n   TOM\n      (low)\n   Two.\n\n          CUT TO:')).toEqual([
      'action "    One."',
      'character "TOM"',
      'parenthetical "(low)"',
      'dialogue "Two."',
      'transition "CUT TO:"',
    ])
  })

  it('forces a transition by >', () => {
    expect(read('> Burn to pink.\n\nFADE OUT.')).toEqual(['transition "Burn to pink."', 'transition "FADE OUT."'])
  })

  it('reads emphasis as runs', () => {
    expect(readFountain('a *b* **c** ***d*** _e *f*_ \\*g\\* 2 * 3 call_sheet_2 *h').elements[0]!.runs).toEqual([
      { text: 'a ' },
      { text: 'b', italic: true },
      { text: ' ' },
      { text: 'c', bold: true },
      { text: ' ' },
      { text: 'd', bold: true, italic: true },
      { text: ' ' },
      { text: 'e ', underline: true },
      { text: 'f', italic: true, underline: true },
      { text: ' *g* 2 * 3 call_sheet_2 *h' },
    ])
    expect(readFountain('*a\nb*').elements[0]!.runs).toEqual([{ text: '*a\nb*' }])
  })
})
