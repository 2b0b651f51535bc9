import { describe, expect, it } from 'vitest'
import type { Board } from '../document/board.ts'
import { saveView } from '../document/commands/listViews.ts'
import { addShootDay, editShootDay, scheduleShots } from '../document/commands/shooting.ts'
import { editShot } from '../document/commands/shots.ts'
import type { SavedFilter } from '../document/listViewSchema.ts'
import { filmShots, numbersOf, panelsOf } from '../document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { USUAL_OPTIONS } from './model.ts'
import { selectionOf } from './selection.ts'

const VIEW = 'view_000000000001'
const ANY: SavedFilter = { column: 'size', values: null, holds: '', from: null, to: null, content: 'any' }

/** Four shots in two scenes: wide, close, wide without an action, close. */
function film(view: { readonly filter?: string; readonly filters?: SavedFilter[] }): Board {
  const plain = testFilm([
    [1, 1],
    [1, 1],
  ])
  const drawn = filmShots(plain).reduce(
    (board, { id }, at) => editShot(board, id, { size: at % 2 === 0 ? 'WS' : 'CU', action: at === 2 ? '' : 'Rain' }),
    plain,
  )
  const columns = { hidden: [], widths: {}, order: [], known: [] }
  const look = { filter: '', filters: [], sort: null, group: null, shooting: false, columns }
  return saveView(drawn, VIEW, { name: 'For B camera', ...look, ...view })
}

function chosen(board: Board, view: string): { readonly shots: string[]; readonly says: string } {
  const { scenes, says } = selectionOf(board, { ...USUAL_OPTIONS, view })
  const numbers = numbersOf(board).shots
  return { shots: scenes.flatMap(({ shots }) => shots.map(({ id }) => numbers.get(id)!)), says }
}

it('a selection of a day without a name is called as the head of that day is', () => {
  const start = testFilm([[1, 1]])
  const [first] = filmShots(start).map(({ id }) => id)
  const dated = editShootDay(addShootDay(start, 'd1'), 'd1', { label: ' ', date: '2026-03-04' })
  const board = scheduleShots(dated, [first!], 'd1', 0)
  expect(selectionOf(board, { ...USUAL_OPTIONS, shotIds: [first!] }).says).toBe('Wed, 4 Mar 2026')
})

it('a document of chosen scenes, shots or panels holds these alone, and says which', () => {
  const board = testFilm([[1, 1, 1, 1], [2], [1]])
  const shots = filmShots(board)
  const said = (choice: Partial<typeof USUAL_OPTIONS>) => {
    const selection = selectionOf(board, { ...USUAL_OPTIONS, ...choice })
    const { whole, says, scenes } = selection
    return [whole, says, scenes.flatMap((each) => each.shots.map((shot) => selection.panels(shot).length))]
  }
  expect(said({})).toEqual([true, '', [1, 1, 1, 1, 2, 1]])
  expect(said({ sceneIds: [shots[4]!.sceneId] })).toEqual([false, 'Scene 2', [2]])
  expect(said({ shotIds: shots.slice(0, 2).map(({ id }) => id) })).toEqual([false, 'Shots 1, 1A', [1, 1]])
  expect(said({ shotIds: shots.slice(0, 3).map(({ id }) => id) })).toEqual([false, 'Shots 1 to 1B', [1, 1, 1]])
  const panelIds = [panelsOf(board, shots[4]!.id)[1]!.id]
  expect(said({ panelIds })).toEqual([false, 'Shot 2 · 1 panel', [1]])
})

describe('a document of a view of the shot list', () => {
  it('holds the shots that the view shows, and says so', () => {
    expect(chosen(film({ filters: [{ ...ANY, values: ['WS'] }] }), VIEW)).toEqual({
      shots: ['1', '2'],
      says: 'Scenes 1, 2 · view “For B camera”',
    })
  })

  it('asks all of its columns at once, and its words', () => {
    const filled: SavedFilter = { ...ANY, column: 'action', content: 'filled' }
    expect(chosen(film({ filters: [{ ...ANY, values: ['WS'] }, filled] }), VIEW).shots).toEqual(['1'])
    expect(chosen(film({ filter: '2a' }), VIEW).shots).toEqual(['2A'])
  })

  it('holds the film where the film has no such view any more, and passes over a column that is gone', () => {
    expect(chosen(film({}), 'view_00000000000x')).toEqual({ shots: ['1', '1A', '2', '2A'], says: '' })
    const gone: SavedFilter = { ...ANY, column: 'own_00000000000z', content: 'filled' }
    expect(chosen(film({ filters: [gone] }), VIEW).shots).toHaveLength(4)
  })
})
