import { describe, expect, it } from 'vitest'
import type { Editor } from '../../../editor/editor.ts'
import { createSession } from '../../../editor/session.ts'
import type { BoardView } from '../boardView.ts'
import type { Board } from '#shared/document/board.ts'
import { editFilm } from '#shared/document/commands/film.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { filmShots, panelsOf, scenesOf } from '#shared/document/select.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { findNumber, findOnBoard, goToFound } from './findOnBoard.ts'

/** Shots 1, 1A, 1B (three panels); A10, 10, 10A in scene 10; scene 11 omitted with a shot; scene 12A without any. */
function film(): Board {
  let board = testFilm([[1, 1, 3], [1, 1, 1], [1], []])
  const scenes = scenesOf(board)
  ;['1', '10', '11', '12A'].forEach((number, at) => (board = editScene(board, scenes[at]!.id, { number })))
  board = editScene(board, scenes[2]!.id, { omitted: true })
  ;['A10', '10', '10A'].forEach((number, at) => (board = editShot(board, filmShots(board)[3 + at]!.id, { number })))
  return editShot(board, filmShots(board)[5]!.id, { subject: 'The harbour pilot' })
}

const labels = (typed: string): string[] => findNumber(film(), typed).map((found) => found.label)

describe('a number typed on the board', () => {
  it('is the shot of that number first, then those that begin so', () => {
    expect(labels('1')).toEqual([
      'Shot 1',
      'Shot 1A',
      'Shot 1B',
      'Shot 10',
      'Shot 10A',
      'Scene 11, omitted',
      'Scene 12A, no shots yet',
    ])
    expect(labels('10a')).toEqual(['Shot 10A'])
    expect(labels('１０ａ')).toEqual(['Shot 10A'])
  })

  it('may begin with a letter', () => {
    expect(labels('a')).toEqual(['Shot A10'])
    expect(labels('a10')).toEqual(['Shot A10'])
  })

  it('is a scene’s where no shot has it', () => {
    const listed = editFilm(film(), { numbering: 'list' })
    expect(findNumber(listed, '1').map((found) => found.label)[0]).toBe('Scene 1')
    expect(findNumber(listed, '1-3').map((found) => found.label)).toEqual(['Shot 1-3'])
    expect(findNumber(listed, '1-3.2')).toMatchObject([{ label: 'Shot 1-3 · 2' }])
  })

  it('may be that of a scene that has no shot to go to', () => {
    expect(labels('11')).toEqual(['Scene 11, omitted'])
    expect(labels('12a')).toEqual(['Scene 12A, no shots yet'])
  })

  it('is one of a scene or of a shot where that is said', () => {
    expect(labels('scene 1')[0]).toBe('Scene 1')
    expect(labels('sc 10')).toEqual(['Scene 10'])
    expect(labels('Shot 10')).toEqual(['Shot 10', 'Shot 10A'])
  })

  it('may name one panel of a shot, however it is parted from the number', () => {
    const board = film()
    const third = panelsOf(board, filmShots(board)[2]!.id)[2]!.id
    for (const typed of ['1b.3', '1B/3', '1b 3', '1B · 3', '1b #3'])
      expect(findNumber(board, typed)).toMatchObject([{ panelId: third, label: 'Shot 1B · 3' }])
    expect(labels('1B.')).toEqual(['Shot 1B'])
    expect(labels('1B.4')).toEqual([])
    expect(labels('11.1')).toEqual([])
  })

  it('is nothing where there is none', () => {
    expect(labels('')).toEqual([])
    expect(labels('99')).toEqual([])
  })
})

describe('words typed into the find box', () => {
  it('find the shots that have them, where they are no number', () => {
    expect(findOnBoard(film(), 'pilot harbour').map((found) => found.label)).toEqual(['Shot 10A'])
    expect(findOnBoard(film(), 'a10').map((found) => found.label)).toEqual(['Shot A10'])
    expect(findOnBoard(film(), 'lighthouse')).toEqual([])
    expect(findOnBoard(film(), '  ')).toEqual([])
  })
})

it('what was found is selected, the very panel that was asked for, and the board goes there', () => {
  const board = film()
  const flown: string[] = []
  const session = createSession(null, null)
  const view = { flyToHand: () => void flown.push(session.state().panelId ?? 'scene') }
  const go = (typed: string) =>
    goToFound({ board: () => board, session } as Editor, view as BoardView, findNumber(board, typed)[0]!)
  const shot = filmShots(board)[2]!
  go('1b.3')
  expect(session.state()).toMatchObject({ shotIds: [shot.id], panelId: panelsOf(board, shot.id)[2]!.id })
  go('sc 10')
  expect(flown).toHaveLength(2)
})
