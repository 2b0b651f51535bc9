import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Board } from './board.ts'
import { addCard, editFilm, removeCard } from './commands/film.ts'
import { addLayer, editLayer, moveLayer, putMark, removeLayer, removeMark } from './commands/layers.ts'
import { addPanel, movePanel, removePanel } from './commands/panels.ts'
import { addScene, editScene, moveScene, removeScene } from './commands/scenes.ts'
import { addShot, editShot, moveShots, removeShot, retimeShot } from './commands/shots.ts'
import { duplicatePanel, duplicateScene, duplicateShot } from './commands/duplicate.ts'
import { diffBoards } from './diff.ts'
import { absorb, record, redo, startHistory, undo } from './history.ts'
import type { History } from './history.ts'
import { makeNewId } from './ids.ts'
import type { NewId } from './ids.ts'
import { newProject } from './newProject.ts'
import { cardsOf, filmPanels, filmShots, layersOf, marksOf, scenesOf, shotOf } from './select.ts'
import type { StrokeMark } from './schema.ts'

/** Three scenes of two shots each, so that a few removals leave something to work on. */
const START = startBoard()

function startBoard(): Board {
  const newId = makeNewId(seeded(1))
  let board = newProject({ title: 'Film', ratio: 2, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
  for (let at = 1; at <= 2; at += 1) board = addScene(board, newId('scene'), at)
  for (const { id } of scenesOf(board))
    for (let at = 0; at < 2; at += 1)
      board = addShot(board, { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }, id, at)
  return board
}

/** A small generator of numbers in [0, 1), so that replaying a command makes the same ids. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return state / 2 ** 32
  }
}

interface Choice {
  readonly command: number
  readonly at: number
  readonly to: number
  readonly seed: number
}

type Command = (board: Board, newId: NewId, choice: Choice) => Board
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const scene = (board: Board, at: number) => pick(scenesOf(board), at)?.id ?? ('scene_none00000000' as never)
const shot = (board: Board, at: number) => pick(filmShots(board), at)?.id ?? ('shot_none00000000' as never)
const panel = (board: Board, at: number) => pick(filmPanels(board), at)?.id ?? ('panel_none00000000' as never)
const layer = (board: Board, at: number) =>
  pick(layersOf(board, panel(board, at)), at >> 2)?.id ?? ('layer_none00000000' as never)
const card = (board: Board, at: number) => pick(cardsOf(board), at)?.id ?? ('card_none00000000' as never)
const shotIds = (newId: NewId) => ({ shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') })

function stroke(newId: NewId, layerId: string, at: number): StrokeMark {
  return {
    id: newId('mark'),
    layerId: layerId as never,
    order: `a${at % 10}`,
    transform: null,
    color: '#000000',
    opacity: 1,
    kind: 'stroke',
    brush: 'pen',
    size: 3,
    seed: at,
    points: 'AAAAA',
  }
}

const COMMANDS: readonly Command[] = [
  // What adds stands here more than once, since what removes takes whole families.
  (board, newId, { at, to }) => addShot(board, shotIds(newId), scene(board, at), to % 6),
  (board, newId, { at, to }) =>
    addPanel(board, { panelId: newId('panel'), layerId: newId('layer') }, shot(board, at), to % 3),
  (board, newId, { at }) => addScene(board, newId('scene'), at % 5),
  (board, newId, { at }) => addScene(board, newId('scene'), at % 5),
  (board, _, { at, to }) => editScene(board, scene(board, at), { location: `Place ${to}`, omitted: to % 2 === 0 }),
  (board, _, { at }) => removeScene(board, scene(board, at)),
  (board, _, { at, to }) => moveScene(board, scene(board, at), to % 5),
  (board, newId, { at, to }) => addShot(board, shotIds(newId), scene(board, at), to % 6),
  (board, _, { at, to }) => editShot(board, shot(board, at), { notes: `Note ${to}` }),
  (board, _, { at, to }) => retimeShot(board, shot(board, at), to % 2 ? to % 30 : null),
  (board, _, { at }) => removeShot(board, shot(board, at)),
  (board, _, { at, to }) => moveShots(board, [shot(board, at), shot(board, to)], scene(board, to), at % 4),
  (board, newId, { at, to }) =>
    addPanel(board, { panelId: newId('panel'), layerId: newId('layer') }, shot(board, at), to % 3),
  (board, _, { at }) => removePanel(board, panel(board, at)),
  (board, _, { at, to }) => movePanel(board, panel(board, at), shot(board, to), at % 3),
  (board, newId, { at, to }) => addLayer(board, newId('layer'), panel(board, at), to % 3),
  (board, _, { at, to }) => editLayer(board, layer(board, at), { opacity: (to % 10) / 10, locked: to % 4 === 0 }),
  (board, _, { at, to }) => moveLayer(board, layer(board, at), to % 3),
  (board, _, { at }) => removeLayer(board, layer(board, at)),
  (board, newId, { at, to }) => putMark(board, stroke(newId, layer(board, at), to)),
  (board, newId, { at, to }) => putMark(board, stroke(newId, layer(board, at), to)),
  (board, _, { at, to }) => removeMark(board, pick(marksOf(board, layer(board, at)), to)?.id ?? 'mark_none00000000'),
  (board, newId, { at }) => addCard(board, newId('card'), 'cast', `Card ${at}`),
  (board, _, { at }) => removeCard(board, card(board, at)),
  (board, _, { to }) => editFilm(board, { title: `Film ${to % 7}`, ratio: 1 + (to % 3) / 2 }),
  (board, newId, { at }) => duplicatePanel(board, newId, panel(board, at)).board,
  (board, newId, { at }) =>
    filmPanels(board).length > 40 ? board : duplicateShot(board, newId, shot(board, at)).board,
  (board, newId, { at }) =>
    filmShots(board).length > 40 ? board : duplicateScene(board, newId, scene(board, at)).board,
]

const choice = fc.record({
  command: fc.nat(COMMANDS.length - 1),
  at: fc.nat(1000),
  to: fc.nat(1000),
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
})
const move = fc.oneof(
  { weight: 5, arbitrary: choice },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('redo' as const) },
)

function run(board: Board, chosen: Choice): Board {
  return COMMANDS[chosen.command]!(board, makeNewId(seeded(chosen.seed)), chosen)
}

describe('history', () => {
  it('ends, after any commands, undos and redos, on the board that replaying the surviving commands makes', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 300, size: 'max' }), (moves) => {
        let history: History = startHistory(START)
        let survivors: Choice[] = []
        let undone: Choice[] = []
        for (const next of moves) {
          if (next === 'undo') {
            history = undo(history)?.history ?? history
            const last = survivors.pop()
            if (last) undone.push(last)
          } else if (next === 'redo') {
            history = redo(history)?.history ?? history
            const again = undone.pop()
            if (again) survivors.push(again)
          } else {
            const moved = record(history, 'Step', run(history.board, next))
            if (moved.diff.length === 0) continue
            history = moved.history
            survivors.push(next)
            undone = []
          }
        }
        const replayed = survivors.reduce(run, START)
        expect(diffBoards(history.board, replayed)).toEqual([])
        expect(history.done).toHaveLength(survivors.length)
        expect(history.undone).toHaveLength(undone.length)
      }),
      { numRuns: 80 },
    )
  }, 60_000)

  it('gives the board itself back where a command changes nothing', () => {
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 60, size: 'max' }), choice, (choices, last) => {
        const board = choices.reduce(run, START)
        const after = run(board, last)
        if (diffBoards(board, after).length === 0) expect(after).toBe(board)
      }),
    )
  })

  it('names the step that it undoes and redoes', () => {
    const made = record(startHistory(START), 'Retime Shot 1', retimeShot(START, shot(START, 0), 4))
    const back = undo(made.history)!
    expect(back.name).toBe('Retime Shot 1')
    expect(redo(back.history)!.name).toBe('Retime Shot 1')
    expect(undo(back.history)).toBeUndefined()
  })

  it('has no step for what changed nothing, and forgets what was undone when something new is done', () => {
    const id = shot(START, 0)
    const history = startHistory(START)
    expect(record(history, 'Nothing', START).history).toBe(history)
    const back = undo(record(history, 'One', retimeShot(START, id, 4)).history)!.history
    expect(redo(record(back, 'Two', retimeShot(back.board, id, 5)).history)).toBeUndefined()
  })

  it('leaves alone what arrived by itself between a step and its undo', () => {
    const id = shot(START, 0)
    const done = record(startHistory(START), 'Retime Shot 1', retimeShot(START, id, 4)).history
    const cardId = makeNewId(seeded(9))('card')
    const arrived = absorb(done, addCard(editShot(done.board, id, { notes: 'arrived' }), cardId, 'cast', 'Mara'))
    const back = undo(arrived)!.history.board
    expect(shotOf(back, id)).toMatchObject({ seconds: null, notes: 'arrived' })
    expect(cardsOf(back)).toHaveLength(1)
  })
})
