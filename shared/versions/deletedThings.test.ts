import { describe, expect, it } from 'vitest'
import { patch, put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { addCard, removeCard } from '../document/commands/film.ts'
import { addLook } from '../document/commands/looks.ts'
import { removePanel } from '../document/commands/panels.ts'
import { removeScene } from '../document/commands/scenes.ts'
import { editShot, removeShot } from '../document/commands/shots.ts'
import {
  cardOf,
  filmPanels,
  filmShots,
  layersOf,
  lookOf,
  panelsOf,
  scenesOf,
  shotOf,
  shotsOf,
  takesOf,
} from '../document/select.ts'
import { allRows, rowOf } from '../document/table.ts'
import type { MediaId, PanelId, SceneId, ShotId } from '../document/ids.ts'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { TRASH_TABLES, bringBack, deletedThings, isExpired } from './deletedThings.ts'
import type { DeletedRow } from './deletedThings.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 2, 20)
const newId = testIds()
const bare = testFilm([[2, 1], [1]], 2.39, newId)
const film = editShot(bare, filmShots(bare)[0]!.id, { subject: 'The\n quay' })
const [quay, boat] = scenesOf(film).map(({ id }) => id) as [SceneId, SceneId]
const [first, second] = shotsOf(film, quay).map(({ id }) => id) as [ShotId, ShotId]
const [left] = panelsOf(film, first).map(({ id }) => id) as [PanelId]

/** What the trash has once `after` took the place of `before`. */
function gone(before: Board, after: Board, batch = 'one', at = NOW - DAY): DeletedRow[] {
  return TRASH_TABLES.flatMap((table) =>
    [...allRows(before[table] as Board['shot'])].flatMap((row) =>
      rowOf(after[table] as Board['shot'], row.id) ? [] : [{ table, row, batch, at } as unknown as DeletedRow],
    ),
  )
}

const what = (rows: readonly DeletedRow[], board = film) =>
  deletedThings(board, rows, NOW).map(({ what: words, from, daysLeft }) => [words, from, daysLeft])

describe('what the trash says', () => {
  it('each step by what it took, with what was in it, and where from', () => {
    expect(what(gone(film, removeScene(film, quay)))).toEqual([['Scene, with 2 shots and 3 panels', '', 29]])
    expect(what(gone(film, removeShot(film, first)))).toEqual([['Shot “The quay”, with 2 panels', 'Scene 1', 29]])
    expect(what(gone(film, removePanel(film, left)))).toEqual([['Panel', 'Shot 1', 29]])
    const layer = layersOf(film, left)[0]!
    expect(what([{ table: 'layer', row: layer, batch: 'a', at: NOW }])).toEqual([
      [`Layer “${layer.name}”`, 'Shot 1', 30],
    ])
    const take = makeTake(left, '' as MediaId, 4)
    expect(what([{ table: 'take', row: take, batch: 'a', at: NOW }])).toEqual([['Take T4', 'Shot 1', 30]])
  })

  it('a place that is gone too is none', () => {
    const shot = gone(film, removeShot(film, first))
    expect(what(shot, removeScene(film, quay))).toEqual([['Shot “The quay”, with 2 panels', '', 29]])
    expect(what(gone(film, removePanel(film, left)), removeShot(film, first))).toEqual([['Panel', '', 29]])
    const layer = layersOf(film, left)[0]!
    expect(what([{ table: 'layer', row: layer, batch: 'a', at: NOW }], removePanel(film, left))[0]![1]).toBe('')
  })

  it('several at once by their number, a look by its card, and the newest step first', () => {
    const both = removeShot(removeShot(film, first), second)
    const cast = newId('card')
    const carded = addLook(addCard(film, cast, 'cast', 'Mara'), newId('look'), cast, 'Oil\tskin')
    const look = [...allRows(carded.look)][0]!
    const rows = [
      ...gone(film, both, 'shots', NOW - 3 * DAY),
      { table: 'look', row: look, batch: 'look', at: NOW - DAY / 2 } as const,
      ...gone(carded, removeCard(carded, cast), 'card', NOW - 2 * DAY),
    ]
    expect(what(rows, carded)).toEqual([
      ['Look “Oil skin”', 'Card “Mara”', 30],
      ['Card “Mara”', '', 28],
      ['2 shots', 'Scene 1', 27],
    ])
  })

  it('a name in one line, cut where it is long, and no time that is over', () => {
    const name = 'A quay at night '.repeat(10)
    const row = { ...scenesOf(film)[0]!, number: '7', location: name }
    const [[words, , left_]] = what([{ table: 'scene', row, batch: 'a', at: NOW - 50 * DAY }]) as [
      [string, string, number],
    ]
    expect(words).toMatch(/^Scene “7 .{57}…”$/u)
    expect(left_).toBe(0)
  })
})

describe('what is brought back', () => {
  it('stands where it stood, all of its step, and nothing of another', () => {
    const after = removeScene(film, quay)
    const rows = [...gone(film, after), ...gone(film, removeShot(film, second), 'other')]
    const back = bringBack(after, rows, 'one')
    for (const table of TRASH_TABLES)
      expect(new Set(allRows(back[table] as Board['shot'])), table).toEqual(
        new Set(allRows(film[table] as Board['shot'])),
      )
    expect(shotsOf(back, quay)).toEqual(shotsOf(film, quay))
    expect(bringBack(film, rows, 'none')).toBe(film)
    expect(
      filmShots(bringBack(removeShot(removeShot(film, first), second), rows, 'other')).map(({ id }) => id),
    ).not.toContain(first)
  })

  it('brings its parents along, without their other children', () => {
    const without = removeShot(film, first)
    const after = removeScene(without, quay)
    const rows = [...gone(film, without, 'shot', NOW - 2 * DAY), ...gone(without, after, 'scene')]
    const back = bringBack(after, rows, 'shot')
    expect(scenesOf(back).map(({ id }) => id)).toEqual([quay, boat])
    expect(shotsOf(back, quay)).toEqual([shotOf(film, first)])
    expect(filmPanels(back).map(({ shotId }) => shotId)).toEqual([first, first, filmShots(film)[2]!.id])
  })

  it('goes to the end of the film where its parent is gone for good', () => {
    const whole = testFilm([[1], [2, 1], [1, 1]])
    const [opening, middle, last] = scenesOf(whole).map(({ id }) => id) as [SceneId, SceneId, SceneId]
    const after = removeScene(whole, middle)
    const rows = gone(whole, after).filter(({ table }) => table !== 'scene')
    const back = bringBack(after, rows, 'one')
    expect(shotsOf(back, opening)).toEqual(shotsOf(whole, opening))
    const ids = [...shotsOf(whole, last), ...shotsOf(whole, middle)].map(({ id }) => id)
    expect(shotsOf(back, last).map(({ id }) => id)).toEqual(ids)
    const [long] = shotsOf(whole, middle)
    expect(panelsOf(back, long!.id)).toEqual(panelsOf(whole, long!.id))
    const panels = rows.filter(({ table }) => table === 'panel' || table === 'layer')
    const shot = shotsOf(whole, last)[1]!.id
    const lain = panelsOf(bringBack(after, panels, 'one'), shot).map(({ id }) => id)
    expect(lain.slice(0, 1)).toEqual(panelsOf(whole, shot).map(({ id }) => id))
    expect(lain).toHaveLength(4)
    const bareFilm = testFilm([])
    expect(bringBack(bareFilm, rows, 'one')).toEqual(bareFilm)
  })

  it('is nothing where its panel or its card is gone for good', () => {
    const layer = layersOf(film, left)[0]!
    const take = makeTake(left, '' as MediaId, 1)
    const cast = newId('card')
    const carded = addLook(addCard(film, cast, 'cast', 'Mara'), newId('look'), cast, 'Oilskin')
    const look = [...allRows(carded.look)][0]!
    const rows: DeletedRow[] = [
      { table: 'layer', row: layer, batch: 'a', at: NOW },
      { table: 'take', row: take, batch: 'a', at: NOW },
      { table: 'look', row: look, batch: 'a', at: NOW },
    ]
    const after = removePanel(film, left)
    expect(bringBack(after, rows, 'a')).toEqual(after)
    const there = bringBack(put(film, 'card', cardOf(carded, cast)!), rows, 'a')
    expect(lookOf(there, look.id)).toEqual(look)
    expect(takesOf(there, left)).toEqual([take])
    const card: DeletedRow = { table: 'card', row: cardOf(carded, cast)!, batch: 'b', at: NOW }
    expect(lookOf(bringBack(film, [...rows, card], 'a'), look.id)).toEqual(look)
  })

  it('takes the place of nothing that is there', () => {
    const renamed = patch(film, 'scene', quay, { location: 'PIER' })
    const rows = gone(film, removeScene(film, quay))
    const shot = rows.filter(({ row }) => row.id === second)
    const after = removeShot(renamed, second)
    expect(scenesOf(bringBack(after, [...shot.map((row) => ({ ...row, batch: 'x' })), ...rows], 'x'))[0]).toMatchObject(
      {
        location: 'PIER',
      },
    )
  })
})

it('something deleted is let go of after thirty days and three days of work, none of them its own', () => {
  const at = NOW
  const days = (...after: number[]): number[] => after.map((day) => at + day * DAY + 1)
  expect(isExpired(at, at + 31 * DAY, days(2, 3, 4))).toBe(true)
  expect(isExpired(at, at + 30 * DAY, days(2, 3, 4))).toBe(false)
  expect(isExpired(at, at + 31 * DAY, days(0, 2, 3))).toBe(false)
  expect(isExpired(at, at + 31 * DAY, [...days(2), ...days(2), ...days(2.1), ...days(3)])).toBe(false)
})
