import { describe, expect, it } from 'vitest'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { setNumber } from '../../document/commands/numbers.ts'
import { filmShots } from '../../document/select.ts'
import { png, pictureFiles, sheetFiles } from './pictureFiles.ts'

const start = png.start('')
const film = testFilm([[1, 2], ...Array.from({ length: 11 }, () => [1])])

function names(board: typeof film, own: Partial<typeof start>): readonly string[] {
  return pictureFiles(board, { ...start, ...own }).map(({ suffix }) => suffix)
}

function numbered(board: typeof film, at: number, number: string): typeof film {
  const set = setNumber(board, 'shot', filmShots(board)[at]!.id, number)
  if ('refusal' in set) throw new Error(number)
  return set.board
}

describe('the names of pictures', () => {
  it('count in film order', () => {
    expect(names(film, {}).slice(0, 4)).toEqual([' 001 1', ' 002 1A-1', ' 003 1A-2', ' 004 2'])
  })

  it('are by shot and panel, in film order when sorted', () => {
    const all = names(film, { names: 'shot' })
    expect(all.slice(0, 4)).toEqual(['_01-01', '_01A-01', '_01A-02', '_02-01'])
    expect(all.at(-1)).toBe('_12-01')
    expect(all.toSorted()).toEqual(all)
  })

  it('count first where numbers do not follow the film, and are safe and unlike in any file system', () => {
    const odd = numbered(numbered(film, 0, 'PICKUP 1/2'), 1, 'PICKUP 1:2')
    const all = names(odd, { names: 'shot' })
    expect(all[0]).toMatch(/^_001-PICKUP 01.02-01$/)
    expect(all.toSorted()).toEqual(all)
    expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length)
    for (const name of all) expect(name).not.toMatch(/[\\/:*?"<>|]/)
  })

  it('follow the film when sorted, however many shots and panels it has', () => {
    const shots = names(testFilm(Array.from({ length: 101 }, () => [1])), { names: 'shot' })
    expect([shots[1], shots[100]]).toEqual(['_002-01', '_101-01'])
    const long = testFilm([[1001]])
    const [shot, count] = [names(long, { names: 'shot' }), names(long, {})]
    expect([shot[1], shot[1000]]).toEqual(['_01-0002', '_01-1001'])
    expect([count[1], count[1000]]).toEqual([' 0002 1-2', ' 1001 1-1001'])
  })

  it('are of no panel without a take where references alone are written', () => {
    expect(names(film, { show: 'reference' })).toEqual([])
  })

  it('of contact sheets say which shots are on them, counted where there are several', () => {
    expect(sheetFiles(film, { ...start, as: 'sheet' }).map(({ suffix, panels }) => [suffix, panels.length])).toEqual([
      [' 1 to 12', 14],
    ])
    const tall = testFilm([Array.from({ length: 60 }, () => 1)], 1)
    const [first, second, ...more] = sheetFiles(tall, { ...start, as: 'sheet', across: 6 })
    expect([first!.suffix, second!.suffix]).toEqual([' 001 1 to 1AS', ' 002 1AT to 1BL'])
    expect(more).toEqual([])
  })
})
