import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS, START, run, seeded, shot } from '../../tests/support/randomCommands.ts'
import type { Choice } from '../../tests/support/randomCommands.ts'
import { addCard, editCard, removeCard } from './commands/film.ts'
import { linkCard } from './commands/shotCards.ts'
import { editShot, removeShot, retimeShot } from './commands/shots.ts'
import { diffBoards } from './diff.ts'
import { absorb, record, recordVisit, redo, startHistory, undo } from './history.ts'
import type { History } from './history.ts'
import { makeNewId } from './ids.ts'
import type { ShotId } from './ids.ts'
import { cardsOf, shotOf } from './select.ts'

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

const named = (history: History, name: string, id: ShotId, seconds: number): History =>
  record(history, name, retimeShot(history.board, id, seconds)).history

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
            // A choice counts rows, so what is redone after something new can't be replayed from it: see below.
            history = { ...moved.history, undone: [] }
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
  })

  it('gives the board itself back where a command changes nothing', () => {
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 60, size: 'max' }), choice, (choices, last) => {
        const board = choices.reduce(run, START)
        const after = run(board, last)
        if (diffBoards(board, after).length === 0) expect(after).toBe(board)
      }),
    )
  })

  it('leads back to the start and forth again, whatever was redone after something new was done elsewhere', () => {
    let kept = 0
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 200, size: 'max' }), (moves) => {
        let history: History = startHistory(START)
        for (const next of moves) {
          if (next === 'undo') history = undo(history)?.history ?? history
          else if (next === 'redo') history = redo(history)?.history ?? history
          else {
            const had = history.undone.length
            const moved = record(history, 'Step', run(history.board, next))
            if (moved.diff.length > 0 && had > 0) kept += moved.history.undone.length
            history = moved.history
          }
        }
        while (redo(history)) history = redo(history)!.history
        const end = history.board
        let back = history
        while (undo(back)) back = undo(back)!.history
        expect(diffBoards(back.board, START)).toEqual([])
        while (redo(back)) back = redo(back)!.history
        expect(diffBoards(back.board, end)).toEqual([])
      }),
      { numRuns: 80 },
    )
    expect(kept).toBeGreaterThan(0)
  })

  it('can still redo what was undone elsewhere, and nothing that what is new touches or that depends on it', () => {
    const [one, two] = [shot(START, 0), shot(START, 1)]
    const made = named(named(named(startHistory(START), 'One', one, 4), 'Two', two, 5), 'One again', one, 6)
    const back = undo(undo(undo(made)!.history)!.history)!.history
    const elsewhere = named(back, 'Two anew', two, 7)
    expect(elsewhere.undone.map(({ name }) => name)).toEqual(['One again', 'One'])
    const again = redo(redo(elsewhere)!.history)!.history.board
    expect([shotOf(again, one)?.seconds, shotOf(again, two)?.seconds]).toEqual([6, 7])

    const taken = record(back, 'Delete', removeShot(back.board, one)).history
    expect(taken.undone.map(({ name }) => name)).toEqual(['Two'])
  })

  it('can’t redo what refers to something that is gone, and takes nothing away that something new refers to', () => {
    const [one, two] = [shot(START, 0), shot(START, 1)]
    const cardId = makeNewId(seeded(5))('card')
    const carded = startHistory(addCard(START, cardId, 'cast', 'Mara'))
    const given = record(carded, 'Give', linkCard(carded.board, [one], cardId)).history
    const without = undo(given)!.history
    expect(record(without, 'Remove', removeCard(without.board, cardId)).history.undone).toEqual([])
    expect(record(without, 'Give', linkCard(without.board, [two], cardId)).history.undone).toHaveLength(1)

    const removed = undo(record(carded, 'Remove', removeCard(carded.board, cardId)).history)!.history
    expect(record(removed, 'Give', linkCard(removed.board, [two], cardId)).history.undone).toEqual([])
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

  it('makes one step of a visit to a field, and none of one that ends as it began', () => {
    const id = shot(START, 0)
    const visit = {}
    const type = (history: History, notes: string, now: object = visit): History =>
      recordVisit(history, now, `Edit Notes, ${notes}`, (board) => editShot(board, id, { notes })).history
    const typed = ['o', 'on', 'one'].reduce((now, notes) => type(now, notes), startHistory(START))
    expect(typed.done.map(({ name }) => name)).toEqual(['Edit Notes, o'])
    expect(shotOf(undo(typed)!.history.board, id)!.notes).toBe(shotOf(START, id)!.notes)
    expect(shotOf(redo(undo(typed)!.history)!.history.board, id)!.notes).toBe('one')
    expect(type(typed, shotOf(START, id)!.notes).done).toEqual([])

    const between = record(typed, 'Retime', retimeShot(typed.board, id, 9)).history
    const after = type(type(between, 'one two'), 'three', {})
    expect(after.done.map(({ name }) => name)).toEqual([
      'Edit Notes, o',
      'Retime',
      'Edit Notes, one two',
      'Edit Notes, three',
    ])
    expect(shotOf(undo(after)!.history.board, id)).toMatchObject({ notes: 'one two', seconds: 9 })
  })

  it('counts a visit as one edit of a card, and keeps what arrived during it', () => {
    const cardId = makeNewId(seeded(9))('card')
    const begun = startHistory(addCard(START, cardId, 'cast', 'Mara'))
    const visit = {}
    const say = (history: History, description: string): History =>
      recordVisit(history, visit, 'Describe Mara', (board) => editCard(board, cardId, { description })).history
    const half = say(say(begun, 'T'), 'Ta')
    const arrived = absorb(half, editShot(half.board, shot(START, 0), { notes: 'arrived' }))
    const whole = say(arrived, 'Tall')
    expect(cardsOf(whole.board)[0]).toMatchObject({ description: 'Tall', version: 2 })
    expect(shotOf(whole.board, shot(START, 0))!.notes).toBe('arrived')
    expect(cardsOf(undo(whole)!.history.board)[0]).toMatchObject({ description: '', version: 1 })
  })
})
