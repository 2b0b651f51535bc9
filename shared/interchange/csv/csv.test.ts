import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editScene } from '../../document/commands/scenes.ts'
import { editShot } from '../../document/commands/shots.ts'
import { filmShots, scenesOf } from '../../document/select.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { csv } from './csv.ts'
import { csvText, defused, readCsv } from './csvText.ts'

const start = csv.start('')
type Options = typeof start

const bare = testFilm([[1, 2], [1], [1]], 2.39)
const [first, second] = filmShots(bare)
const [, cut] = scenesOf(bare)
const film = editScene(
  editShot(editShot(bare, first!.id, { action: 'Mara says “Ahoj”,\nthen "goes"', lensMm: 35 }), second!.id, {
    notes: '=HYPERLINK("http://x")',
    subject: '-2',
    seconds: 2.5,
  }),
  cut!.id,
  { omitted: true },
)

function written(own: Partial<Options>): string {
  const options = { ...start, ...own }
  const text = csv.text!.write(film, options)
  expect(csv.text!.readBack(text, film, options)).toBe(4)
  return text
}

describe('the shot list as CSV', () => {
  it('is in film order, with a row for a scene that prints no shot', () => {
    const text = written({ columns: ['scene', 'heading', 'shot', 'lens', 'seconds'], mark: false })
    expect(text.split('\r\n')).toEqual([
      'Scene,Scene heading,Shot,Lens,Seconds',
      '1,Untitled scene,1,35,2',
      '1,Untitled scene,1A,,2.5',
      '2,OMITTED,,,',
      '3,Untitled scene,3,,2',
      '',
    ])
  })

  it('quotes what could end a cell, also in another country, and keeps lines within it', () => {
    const text = written({ columns: ['shot', 'action'], mark: false })
    expect(text).toContain('1,"Mara says “Ahoj”,\nthen ""goes"""\r\n')
    expect(csvText([['a;b', '']], ',')).toBe('"a;b",\r\n')
    expect(written({ columns: ['shot', 'action'], mark: false, separator: ';' })).toContain('\r\n1A;\r\n')
  })

  it('runs nothing in a spreadsheet, and leaves numbers numbers', () => {
    const columns = ['subject', 'notes']
    expect(written({ columns })).toContain(`\r\n-2,"'=HYPERLINK(""http://x"")"\r\n`)
    expect(written({ columns, defuse: false })).toContain('\r\n-2,"=HYPERLINK(""http://x"")"\r\n')
    const formulas = ['=1+1', '+1+1', '-1-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '-', '- Who is there?', '-1e5x']
    for (const cell of formulas) expect(defused(cell)).toBe(`'${cell}`)
    for (const cell of ['-2', '+2', '-2.5', '-0,5', '.5', '1=1', "it's", '']) expect(defused(cell)).toBe(cell)
  })

  it('begins with the mark of UTF-8 where that is asked for', () => {
    expect(written({ mark: true }).charCodeAt(0)).toBe(0xfeff)
    expect(written({ mark: false }).startsWith('Scene,')).toBe(true)
  })

  it('has the chosen scenes alone', () => {
    const options = { ...start, columns: ['shot'], sceneIds: [scenesOf(film)[2]!.id], mark: false }
    expect(csv.text!.write(film, options)).toBe('Shot\r\n3\r\n')
  })

  it('is read back only as the film has it', () => {
    const options = { ...start, mark: false }
    const text = csv.text!.write(film, options)
    for (const wrong of [text.slice(0, -2), text.replace('35', '53'), `${text}x\r\n`, `\ufeff${text}`, ''])
      expect(csv.text!.readBack(wrong, film, options) === (wrong === text.slice(0, -2) ? 4 : null)).toBe(true)
  })

  it('holds half a character as the mark of one that is lost', () => {
    const odd = editShot(film, first!.id, { notes: 'a\ud83d' })
    const options = { ...start, columns: ['notes'] }
    const text = csv.text!.write(odd, options)
    const onDisk = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
    expect(onDisk).toContain('a\ufffd')
    expect(csv.text!.readBack(onDisk, odd, options)).toBe(4)
  })
})

describe('rows of any cells', () => {
  it.each([',', ';'])('come back as they were, with %s between them', (separator) => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r\n', '\t', ' ', 'a', '雪', '🎬', "'", '=') })
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(rows, (given) => {
        expect(readCsv(csvText(given, separator), separator)).toEqual(given)
      }),
    )
  })

  it.each(['"a', '"a"b,c', 'a"b,c', 'a\n"b"c\r\n'])('are refused as %j', (text) => {
    expect(readCsv(text, ',')).toBeNull()
  })
})
