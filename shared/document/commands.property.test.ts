import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS, START, run, seeded } from '../../tests/support/randomCommands.ts'
import type { Choice } from '../../tests/support/randomCommands.ts'
import { put, remove } from './board.ts'
import type { Board } from './board.ts'
import { applyDiff, diffBoards } from './diff.ts'
import { record, redo, startHistory, undo } from './history.ts'
import type { Step } from './history.ts'
import { keyBetween, keysBetween } from './order.ts'
import { ROW_SCHEMAS } from './schema.ts'
import { filmPanels, filmShots, layersOf, scenesOf } from './select.ts'
import { allRows } from './table.ts'

const STEPS = 10_000

function choices(random: () => number): () => Choice {
  const whole = (below: number): number => Math.floor(random() * below)
  return () => ({ command: whole(COMMANDS.length), at: whole(1000), to: whole(1000), seed: 1 + whole(2 ** 31) })
}

type Effect = (board: Board) => Board

/** Walks up and down history at random, and returns what is still in effect. */
function walk(seed: number, steps: number): { board: Board; survivors: readonly Effect[]; undos: number } {
  const random = seeded(seed)
  const choose = choices(random)
  const effects = new Map<Step, Effect>()
  const survivors: Step[] = []
  let history = startHistory(START)
  let undos = 0

  function act(): void {
    const chosen = choose()
    const moved = record(history, 'Step', run(history.board, chosen))
    history = moved.history
    if (moved.diff.length === 0) return
    const made = history.done.at(-1)!
    effects.set(made, (board) => run(board, chosen))
    survivors.push(made)
    // Redone after it, these write their own rows; as commands they might choose others.
    for (const step of history.undone) effects.set(step, (board) => applyDiff(board, step.diff))
  }

  for (let at = 0; at < steps; at += 1) {
    const dice = random()
    const back = dice < 0.22 ? undo(history) : undefined
    const again = dice >= 0.22 && dice < 0.34 ? redo(history) : undefined
    if (back) {
      survivors.pop()
      undos += 1
      history = back.history
    } else if (again) {
      history = again.history
      survivors.push(history.done.at(-1)!)
    } else act()
  }
  return { board: history.board, survivors: survivors.map((step) => effects.get(step)!), undos }
}

describe('ten thousand commands, with undo and redo at random', () => {
  it.each([11, 12, 13])('end in the board that the surviving ones make by themselves (walk %i)', (seed) => {
    const { board, survivors, undos } = walk(seed, STEPS)
    expect(undos).toBeGreaterThan(1000)
    expect(survivors.length).toBeGreaterThan(1000)
    expect(
      diffBoards(
        board,
        survivors.reduce((made, effect) => effect(made), START),
      ),
    ).toEqual([])
  })

  it('reach every command', () => {
    const choose = choices(seeded(5))
    const changed = new Set<number>()
    let board = START
    for (let step = 0; step < STEPS; step += 1) {
      if (step % 100 === 0) board = START
      const chosen = choose()
      const next = run(board, chosen)
      if (next !== board) changed.add(chosen.command)
      board = next
    }
    expect(COMMANDS.map((_, at) => at).filter((at) => !changed.has(at))).toEqual([])
  })
})

/** Boards as a damaged file or another program could leave them: orphans, equal and invalid order keys, dangling links. */
const harm = fc.record({
  kind: fc.nat(7),
  at: fc.nat(50),
  order: fc.constantFrom('a0', 'a0', 'Zz', 'b', '!', 'zzz', 'a00'),
})

function harmed(board: Board, { kind, at, order }: { kind: number; at: number; order: string }): Board {
  const pick = <T>(list: readonly T[]): T | undefined => list[at % Math.max(1, list.length)]
  const scene = pick(scenesOf(board))
  const shot = pick(filmShots(board))
  const panel = pick(filmPanels(board))
  const layer = panel && pick(layersOf(board, panel.id))
  if (kind === 0 && scene) return put(board, 'scene', { ...scene, order })
  if (kind === 1 && shot) return put(board, 'shot', { ...shot, order })
  if (kind === 2 && panel) return put(board, 'panel', { ...panel, order })
  if (kind === 3 && layer) return put(board, 'layer', { ...layer, order, mediaId: `media_${'0'.repeat(64)}` as never })
  if (kind === 4 && scene) return remove(board, 'scene', scene.id)
  if (kind === 5 && shot) return remove(board, 'shot', shot.id)
  if (kind === 6 && panel) return remove(board, 'panel', panel.id)
  if (kind === 7 && shot) return put(board, 'shot', { ...shot, castIds: ['card_none00000000' as never] })
  return board
}

const choice = fc.record({
  command: fc.nat(COMMANDS.length - 1),
  at: fc.nat(1000),
  to: fc.nat(1000),
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
})

describe('no command', () => {
  it('throws on any board, nor makes a row that could not be saved', () => {
    fc.assert(
      fc.property(
        fc.array(harm, { maxLength: 12 }),
        fc.array(choice, { minLength: 1, maxLength: 60, size: 'max' }),
        (harms, chosen) => {
          const start = harms.reduce(harmed, START)
          const end = chosen.reduce(run, start)
          for (const { table, after } of diffBoards(start, end))
            if (after) expect(ROW_SCHEMAS[table].safeParse(after).error).toBeUndefined()
        },
      ),
      { numRuns: 200 },
    )
  })

  it('throws on a film of nothing', () => {
    const bare = scenesOf(START).reduce((next, scene) => remove(next, 'scene', scene.id), START)
    const random = choices(seeded(3))
    for (let at = 0; at < 500; at += 1) run(bare, { ...random(), command: at % COMMANDS.length })
    expect([...allRows(bare.scene)]).toEqual([])
  })
})

describe('an order key', () => {
  it('is found between any two, sensible or not', () => {
    const keys = fc.option(fc.oneof(fc.constantFrom('a0', 'a1', 'Zz', 'b', '!', 'a00'), fc.string({ minLength: 1 })))
    fc.assert(
      fc.property(keys, keys, fc.nat(5), (before, after, count) => {
        expect(keyBetween(before, after).length).toBeGreaterThan(0)
        expect(new Set(keysBetween(before, after, count)).size).toBe(count)
      }),
    )
  })
})
