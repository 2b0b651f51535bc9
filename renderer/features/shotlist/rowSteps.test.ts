import { describe, expect, it } from 'vitest'
import { lockNumbers } from '#shared/document/commands/numbers.ts'
import { addShootDay, scheduleShots } from '#shared/document/commands/shooting.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import type { Board } from '#shared/document/board.ts'
import { filmShots, numbersOf, panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { shootingOrder } from '#shared/document/shooting.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { COLUMNS } from './columns.ts'
import { fillDown } from './fillDown.ts'
import { gridKey } from './gridKeys.ts'
import { listRows } from './listRows.ts'
import { pasteCells } from './pasteCells.ts'
import { dropRows, moveRows } from './rowSteps.ts'
import { dropGap } from './dropGap.ts'
import { foldRows } from './foldRows.ts'
import { dropInDay, moveInDay } from './shootingRows.ts'
import { withRoom } from './withRoom.ts'

const bare = testFilm([[1, 1, 1], [1, 1], [1]])
const names = new Map(filmShots(bare).map(({ id }, at) => [id as string, 'abcdef'[at]!]))
const ids = filmShots(bare).map(({ id }) => id)
const [a, b, c, d, e, f] = ids
const scene = scenesOf(bare)[1]!

/** "abc de f": the film's shots by name, scene by scene. */
function order(board: Board): string {
  return scenesOf(board)
    .map(({ id }) =>
      shotsOf(board, id)
        .map((shot) => names.get(shot.id) ?? '*')
        .join(''),
    )
    .join(' ')
}

describe('rows that are moved', () => {
  it('go one place at a time, together, and from scene to scene', () => {
    expect(order(moveRows(bare, [c!], -1))).toBe('acb de f')
    expect(order(moveRows(bare, [b!], -1))).toBe('bac de f')
    expect(order(moveRows(bare, [c!], 1))).toBe('ab cde f')
    expect(order(moveRows(bare, [d!], -1))).toBe('abcd e f')
    expect(order(moveRows(bare, [c!, a!], 1))).toBe('b acde f')
    expect(moveRows(bare, [a!], -1)).toBe(bare)
    expect(moveRows(bare, [f!], 1)).toBe(bare)
  })

  it('pass over a scene that is omitted', () => {
    expect(order(moveRows(editScene(bare, scene.id, { omitted: true }), [c!], 1))).toBe('ab de cf')
  })

  it('are dropped between others, under a heading, or where they are', () => {
    const rows = listRows(bare, { filter: '', sort: null })
    const gapOver = (id: string): number => rows.findIndex((row) => row.id === id)
    expect(order(dropRows(bare, rows, [a!], gapOver(e!)))).toBe('bc dae f')
    expect(order(dropRows(bare, rows, [f!, a!], gapOver(d!)))).toBe('bc afde ')
    expect(order(dropRows(bare, rows, [f!], gapOver(scene.id)))).toBe('abcf de ')
    expect(order(dropRows(bare, rows, [f!], 0))).toBe('fabc de ')
    expect(order(dropRows(bare, rows, [a!], rows.length))).toBe('bc de fa')
    expect(dropRows(bare, rows, [b!], gapOver(c!))).toBe(bare)
    const omitted = editScene(bare, scene.id, { omitted: true })
    const shown = listRows(omitted, { filter: '', sort: null })
    const under = shown.findIndex((row) => row.id === scene.id) + 1
    expect([under > 1, dropRows(omitted, shown, [a!], under)]).toEqual([true, omitted])
    const start = editScene(bare, scenesOf(bare)[0]!.id, { omitted: true })
    expect(dropRows(start, listRows(start, { filter: '', sort: null }), [f!], 0)).toBe(start)
  })
})

describe('the place that is pointed at', () => {
  it('is in the day or scene whose head it is, whichever half of it; between rows it is the nearer one', () => {
    const rows = listRows(editScene(bare, scene.id, { omitted: true }), { filter: '', sort: null })
    const starts = Array.from({ length: rows.length + 1 }, (_, at) => at * 10)
    const under = (id: string): number => rows.findIndex((row) => row.id === id) + 1
    const at = (id: string, px: number): number => dropGap(rows, starts, (under(id) - 1) * 10 + px)
    const last = scenesOf(bare)[2]!.id
    expect([at(last, 1), at(last, 9)]).toEqual([under(last), under(last)])
    expect([at(b!, 4), at(b!, 6)]).toEqual([under(a!), under(b!)])
    expect([at(scene.id, 1), at(scene.id, 9)]).toEqual([under(c!), under(c!)])
    expect([dropGap(rows, starts, -50), dropGap(rows, starts, 9999)]).toEqual([0, rows.length])
  })
})

describe('what is pasted past the last row', () => {
  it('makes shots with a panel each, behind the last, and numbers stay where they are locked', () => {
    const locked = lockNumbers(bare, null)
    const room = withRoom(locked, 2, testIds())
    const columns = COLUMNS.filter(({ id }) => id === 'action')
    const cells = [['One'], ['Two'], ['Three']]
    const pasted = pasteCells(room.board, cells, { shotIds: [f!, ...room.shotIds], columns }, { shots: 1, columns: 1 })
    const last = scenesOf(pasted.board)[2]!
    expect(shotsOf(pasted.board, last.id).map(({ action }) => action)).toEqual(['One', 'Two', 'Three'])
    expect(shotsOf(pasted.board, last.id).map(({ id }) => numbersOf(pasted.board).shots.get(id))).toEqual([
      '3',
      '3A',
      '3B',
    ])
    expect(room.shotIds.every((id) => panelsOf(pasted.board, id).length === 1)).toBe(true)
    expect(pasted.leftOut.rows).toBe(0)
  })

  it('makes none in a film without a scene for them', () => {
    const omitted = scenesOf(bare).reduce((board, { id }) => editScene(board, id, { omitted: true }), bare)
    expect(withRoom(omitted, 3, testIds())).toEqual({ board: omitted, shotIds: [] })
  })
})

it('fills down what the first row has, an own term and nothing as well', () => {
  const from = editShot(bare, a!, { size: 'Frankenstein two', lensMm: 35, notes: '' })
  const before = editShot(from, b!, { notes: 'gone after' })
  const columns = COLUMNS.filter(({ id }) => id === 'size' || id === 'lens' || id === 'notes' || id === 'shot')
  const filled = filmShots(fillDown(before, a!, [b!, c!], columns))
  expect(filled.map(({ size, lensMm, notes }) => [size, lensMm, notes]).slice(0, 4)).toEqual([
    ['Frankenstein two', 35, ''],
    ['Frankenstein two', 35, ''],
    ['Frankenstein two', 35, ''],
    ['', null, ''],
  ])
})

const press = (key: string, held: { alt?: true; ctrl?: true; shift?: true } = {}) =>
  gridKey(
    {
      key,
      code: '',
      altKey: held.alt ?? false,
      ctrlKey: held.ctrl ?? false,
      metaKey: false,
      shiftKey: held.shift ?? false,
    },
    { row: 1, column: 1 },
    { rows: 9, columns: 4, page: 3 },
  )

it('has keys for rows', () => {
  expect(press('a', { ctrl: true })).toEqual({ kind: 'all' })
  expect(press(' ', { shift: true })).toEqual({ kind: 'row' })
  expect(press('d', { ctrl: true })).toEqual({ kind: 'fill' })
  expect(press('Insert')).toEqual({ kind: 'insert' })
  expect(press('Delete', { ctrl: true })).toEqual({ kind: 'remove' })
  expect(press('ArrowUp', { alt: true })).toEqual({ kind: 'move', by: -1 })
  expect(press('ArrowLeft', { alt: true })).toBeNull()
})

const days = (board: Board): string =>
  shootingOrder(board)
    .map(({ shots }) => shots.map(({ id }) => names.get(id)).join(''))
    .join(' ')
const rowsOf = (board: Board) => listRows(board, { filter: '', sort: null, shooting: true })

describe('rows in shooting order', () => {
  const planned = scheduleShots(addShootDay(addShootDay(bare, 'one'), 'two'), [c!, a!], 'one', 0)
  it('stand under their days, and those without one last', () => {
    expect(rowsOf(planned).map((row) => names.get(row.id) ?? row.kind)).toEqual([
      'day',
      'c',
      'a',
      'day',
      'day',
      'b',
      'd',
      'e',
      'f',
    ])
  })

  it('go up and down, into the next day and off the last, and leave the story as it is', () => {
    const down = moveInDay(planned, rowsOf(planned), [a!], 1)
    expect(days(down)).toBe('c a bdef')
    expect(days(moveInDay(down, rowsOf(down), [a!], -1))).toBe('ca  bdef')
    expect(days(moveInDay(planned, rowsOf(planned), [c!], 1))).toBe('ac  bdef')
    expect(moveInDay(planned, rowsOf(planned), [c!], -1)).toBe(planned)
    expect(days(moveInDay(down, rowsOf(down), [a!], 1))).toBe('c  abdef')
    expect(order(down)).toBe('abc de f')
  })

  it('go up together from those without a day to the end of the last day, wherever they stand', () => {
    expect(days(moveInDay(planned, rowsOf(planned), [d!, f!], -1))).toBe('ca df be')
    expect(days(moveInDay(planned, rowsOf(planned), [b!, d!, e!, f!], -1))).toBe('ca bdef ')
    expect(moveInDay(planned, rowsOf(planned), [d!, f!], 1)).toBe(planned)
    expect(moveInDay(bare, rowsOf(bare), [d!, f!], -1)).toBe(bare)
  })

  it('are dropped between others of a day', () => {
    const gap = rowsOf(planned).findIndex(({ id }) => id === a)
    expect(days(dropInDay(planned, rowsOf(planned), [f!, d!], gap))).toBe('cdfa  be')
  })

  it('go behind the others of a folded day or scene, which are not in sight', () => {
    const folded = foldRows(rowsOf(planned), new Set(['one']))
    expect(days(dropInDay(planned, folded, [f!], 1))).toBe('caf  bde')
    const down = scheduleShots(planned, [b!], 'two', 0)
    expect(days(moveInDay(down, foldRows(rowsOf(down), new Set(['one'])), [b!], -1))).toBe('cab  def')
    const story = listRows(bare, { filter: '', sort: null })
    const [head] = story
    expect(order(dropRows(bare, foldRows(story, new Set([head!.id])), [f!], 1))).toBe('abcf de ')
  })
})
