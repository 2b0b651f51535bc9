import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { sentence } from '../contract/sentence.ts'
import { compareNumbers } from '../film/numberBetween.ts'
import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import { duplicateScene, duplicateShot } from './commands/duplicate.ts'
import { editFilm } from './commands/film.ts'
import { areNumbersLocked, lockNumbers, setNumber, unlockNumbers } from './commands/numbers.ts'
import type { NumberedTable } from './commands/numbers.ts'
import { renumber } from './commands/renumber.ts'
import { addScene, editScene, moveScene, removeScene } from './commands/scenes.ts'
import { addShot, editShot, editShots, moveShots, removeShot } from './commands/shots.ts'
import type { SceneId } from './ids.ts'
import { newPanelIds } from './newProject.ts'
import type { Numbering } from './schema.ts'
import { filmShots, numbersOf, sceneOf, scenesOf, shotOf, shotsOf } from './select.ts'

const newId = testIds()
const film = testFilm([[1, 1, 1], [1, 1], [1]], 2.39, newId)
const scenes = scenesOf(film)
const [first, second, third] = scenes

function set(board: Board, table: NumberedTable, id: string, typed: string): Board {
  const written = setNumber(board, table, id, typed)
  if ('refusal' in written) throw new Error(sentence(written.refusal))
  return written.board
}
function refused(board: Board, table: NumberedTable, id: string, typed: string): string {
  const written = setNumber(board, table, id, typed)
  return 'refusal' in written ? sentence(written.refusal) : 'it was written'
}
const add = (board: Board, sceneId: SceneId, at: number): Board =>
  addShot(board, { shotId: newId('shot'), ...newPanelIds(board, newId) }, sceneId, at)
const shotsIn = (board: Board, sceneId: string): string =>
  shotsOf(board, sceneId)
    .map(({ id }) => numbersOf(board).shots.get(id))
    .join(' ')
const scenesIn = (board: Board): string => [...numbersOf(board).scenes.values()].join(' ')

describe('a number set by hand', () => {
  const [, , last] = shotsOf(film, first!.id)

  it('is kept where it stands, moves nobody else’s, and remembers what it was', () => {
    const board = set(film, 'shot', last!.id, ' 1f ')
    expect(shotsIn(board, first!.id)).toBe('1 1A 1F')
    expect(shotsIn(add(board, first!.id, 3), first!.id)).toBe('1 1A 1F 1C')
    expect(shotOf(board, last!.id)!.formerNumbers).toEqual(['1B'])
    const back = set(board, 'shot', last!.id, '')
    expect(shotsIn(back, first!.id)).toBe('1 1A 1B')
    expect(shotOf(back, last!.id)!.formerNumbers).toEqual(['1F'])
  })

  it('goes with a scene to its shots, which remember theirs', () => {
    const board = set(film, 'scene', first!.id, '42a')
    expect([scenesIn(board), shotsIn(board, first!.id)]).toEqual(['42A 2 3', '42A 42AA 42AB'])
    expect(shotOf(board, last!.id)!.formerNumbers).toEqual(['1B'])
    expect(sceneOf(board, first!.id)!.formerNumbers).toEqual(['1'])
  })

  it('is refused in words where another has it, where it is locked, and where it is too long', () => {
    expect(refused(film, 'shot', last!.id, '2a')).toBe(
      'The number of shot 1B can’t be 2A: a shot of scene 2 has it. It was not kept.',
    )
    expect(refused(editScene(film, second!.id, { location: 'Harbour' }), 'scene', first!.id, '2')).toBe(
      'The number of scene 1 can’t be 2: the scene HARBOUR has it. It was not kept.',
    )
    expect(refused(lockNumbers(film, first!.id), 'shot', last!.id, '7')).toBe(
      'The number of shot 1B is locked: unlock the numbers of scene 1 first. It was not kept.',
    )
    const small = lockNumbers(editShot(film, last!.id, { number: '1f' }), first!.id)
    expect(shotsIn(set(small, 'shot', last!.id, '1F'), first!.id), 'a locked one stays to the letter').toBe('1 1A 1f')
    expect(refused(film, 'shot', last!.id, 'X'.repeat(17))).toMatch(/^The number of shot 1B can hold 16 characters/)
  })

  it('is the plain one also in full-width signs, which another shot can’t have beside it', () => {
    expect(shotsIn(set(film, 'shot', last!.id, '１ｆ'), first!.id)).toBe('1 1A 1F')
    expect(refused(film, 'shot', last!.id, '２Ａ')).toMatch(/can’t be 2A: a shot of scene 2 has it/)
    expect(shotsIn(set(film, 'shot', last!.id, '12½'), first!.id)).toBe('1 1A 12½')
  })

  it('of another kind leaves those before it as they are', () => {
    const board = set(add(film, first!.id, 3), 'shot', last!.id, 'pickup-104a-pt2')
    expect(shotsIn(board, first!.id)).toBe('1 1A PICKUP-104A-PT2 1C')
  })
})

describe('locked numbers', () => {
  it('stay, and what is put between them gets letters', () => {
    const locked = lockNumbers(editFilm(film, { numbering: 'list' }), first!.id)
    const once = add(locked, first!.id, 1)
    expect(shotsIn(once, first!.id)).toBe('1-1 1-1A 1-2 1-3')
    expect(shotsIn(add(once, first!.id, 2), first!.id)).toBe('1-1 1-1A 1-1B 1-2 1-3')
    expect(shotsIn(add(add(once, first!.id, 2), first!.id, 2), first!.id)).toBe('1-1 1-1A 1-1AA 1-1B 1-2 1-3')
    expect(shotsIn(add(once, first!.id, 0), first!.id)).toBe('A1-1 1-1 1-1A 1-2 1-3')
    expect(shotsIn(add(once, first!.id, 4), first!.id)).toBe('1-1 1-1A 1-2 1-3 1-4')
  })

  it('leave room between the tens of VFX', () => {
    const locked = lockNumbers(editFilm(film, { numbering: 'vfx' }), first!.id)
    const twice = add(add(locked, first!.id, 1), first!.id, 1)
    expect(shotsIn(twice, first!.id)).toBe('1-010 1-012 1-015 1-020 1-030')
  })

  it('go on behind the last as they began', () => {
    const locked = lockNumbers(film, first!.id)
    expect(shotsIn(add(add(locked, first!.id, 1), first!.id, 4), first!.id)).toBe('1 A1A 1A 1B 1C')
    expect(shotsIn(add(add(locked, first!.id, 2), first!.id, 4), first!.id)).toBe('1 1A 1AA 1B 1C')
  })

  it('of the film are those of its scenes: 1A behind 1, A1 before it', () => {
    const locked = lockNumbers(film, null)
    const after = addScene(locked, newId('scene'), 1)
    expect(scenesIn(after)).toBe('1 1A 2 3')
    expect(scenesIn(addScene(after, newId('scene'), 0))).toBe('A1 1 1A 2 3')
    // Shot 1A was there before scene 1A: its slate can't be the same.
    expect(shotsIn(add(after, scenesOf(after)[1]!.id, 0), scenesOf(after)[1]!.id)).toBe('1AA')
    expect(scenesIn(moveScene(locked, third!.id, 0))).toBe('3 1 2')
    expect(renumber(locked, 'film').changes).toEqual([])
  })

  it('are not given again once they are gone, and an omitted scene keeps its own', () => {
    const locked = lockNumbers(film, null)
    const gone = removeShot(locked, shotsOf(locked, first!.id)[2]!.id)
    expect(shotsIn(add(gone, first!.id, 2), first!.id)).toBe('1 1A 1C')
    expect(scenesIn(addScene(removeScene(locked, third!.id), newId('scene'), 9))).toBe('1 2 4')
    expect(scenesIn(addScene(editScene(locked, second!.id, { omitted: true }), newId('scene'), 2))).toBe('1 2 2A 3')
  })

  it('are not taken by a shot that comes with a number that another has', () => {
    const [one, other] = shotsOf(film, first!.id)
    const both = editShots(film, [one!.id, other!.id], { number: '12' })
    const locked = lockNumbers(both, third!.id)
    const alone = moveShots(locked, [one!.id], third!.id, 1)
    const after = moveShots(alone, [other!.id], third!.id, 1)
    expect([shotsIn(alone, third!.id), shotsIn(after, third!.id)]).toEqual(['3 12', '3 3A 12'])
  })

  it('may be changed again once they are unlocked, and until then are as they were', () => {
    const locked = lockNumbers(film, null)
    const moved = moveShots(locked, [shotsOf(locked, first!.id)[0]!.id], first!.id, 2)
    const open = unlockNumbers(moved, null)
    expect(shotsIn(open, first!.id)).toBe('1A 1B 1')
    const { board, changes } = renumber(open, 'film')
    expect(changes.map(({ from, to }) => `${from} → ${to}`)).toEqual(['1A → 1', '1B → 1A', '1 → 1B'])
    expect(shotsIn(board, first!.id)).toBe('1 1A 1B')
    expect(shotsOf(board, first!.id).map((shot) => shot.formerNumbers)).toEqual([['1A'], ['1B'], ['1']])
  })
})

describe('the numbers of a film', () => {
  it('are the same value until a place or a fixed number changes', () => {
    const start = lockNumbers(film, null)
    const [one, other] = filmShots(start)
    const numbers = numbersOf(start)
    const written = editShots(start, [one!.id, other!.id], { action: 'She waits.' })
    expect(numbersOf(written)).toBe(numbers)
    const renumbered = editShots(written, [one!.id], { number: '77' })
    expect(numbersOf(renumbered).shots.get(one!.id)).toBe('77')
    const apart = removeShot(written, other!.id)
    expect(numbersOf(apart).shots.has(other!.id)).toBe(false)
    expect(numbersOf(editShots(renumbered, [one!.id], { number: one!.number }))).toEqual(numbersOf(start))
  })
})

describe('renumbering', () => {
  it('of one scene leaves the others and the scene’s own number', () => {
    const named = set(
      set(film, 'shot', shotsOf(film, first!.id)[0]!.id, 'PU-1'),
      'shot',
      shotsOf(film, second!.id)[0]!.id,
      '9',
    )
    const { board, changes, locked } = renumber(named, { sceneId: first!.id })
    expect(changes.map(({ from, to }) => `${from} → ${to}`)).toEqual(['PU-1 → 1'])
    expect([shotsIn(board, first!.id), shotsIn(board, second!.id), locked]).toEqual(['1 1A 1B', '9 2A', []])
  })

  it('of all shots leaves the scenes’ own numbers', () => {
    const named = set(set(film, 'scene', second!.id, '20'), 'shot', shotsOf(film, first!.id)[1]!.id, 'PU-1')
    const { board } = renumber(named, 'shots')
    expect([scenesIn(board), shotsIn(board, first!.id)]).toEqual(['1 20 3', '1 1A 1B'])
  })

  it('passes over locked scenes and says which', () => {
    const board = lockNumbers(set(film, 'scene', second!.id, '20'), second!.id)
    const { board: next, locked } = renumber(board, 'film')
    expect([scenesIn(next), locked]).toEqual(['1 20 3', ['20']])
  })
})

/** One step of a production, chosen at random. */
interface Act {
  readonly kind: number
  readonly at: number
  readonly to: number
}

const WORDS = ['3', '3A', '3a', '12', 'A10', '1-2', '100', 'PU-1', '', '12AA', '2-010', '1B']

function acted(board: Board, { kind, at, to }: Act): Board {
  const pick = <T>(list: readonly T[], by = at): T | undefined => list[by % Math.max(1, list.length)]
  const scene = pick(scenesOf(board))
  const shot = pick(filmShots(board))
  const into = pick(scenesOf(board), to)
  if (kind === 0 && scene) return add(board, scene.id, to % 8)
  if (kind === 1) return addScene(board, newId('scene'), to % 8)
  if (kind === 2 && shot) return removeShot(board, shot.id)
  if (kind === 3 && scene && to % 4 === 0) return removeScene(board, scene.id)
  if (kind === 4 && shot && into) return moveShots(board, [shot.id], into.id, to % 6)
  if (kind === 5 && scene) return moveScene(board, scene.id, to % 6)
  if (kind === 6) return lockNumbers(board, to % 3 === 0 ? null : (scene?.id ?? null))
  if (kind === 7) return unlockNumbers(board, to % 2 === 0 ? null : (scene?.id ?? null))
  if (kind === 8 && shot) return typedIn(board, 'shot', shot.id, WORDS[to % WORDS.length]!)
  if (kind === 9 && scene) return typedIn(board, 'scene', scene.id, WORDS[to % WORDS.length]!)
  if (kind === 10) return renumber(board, to % 2 === 0 ? 'film' : 'shots').board
  if (kind === 11 && shot) return duplicateShot(board, newId, shot.id).board
  if (kind === 12 && scene && to % 4 === 0) return duplicateScene(board, newId, scene.id).board
  if (kind === 13) return editFilm(board, { numbering: (['us', 'list', 'vfx'] satisfies Numbering[])[to % 3]! })
  if (kind === 14 && scene) return editScene(board, scene.id, { omitted: to % 2 === 0 })
  // As a script or another window may leave them.
  if (kind === 15 && shot && !areNumbersLocked(board, sceneOf(board, shot.sceneId)))
    return editShot(board, shot.id, { number: WORDS[to % WORDS.length] || null })
  return board
}

function typedIn(board: Board, table: NumberedTable, id: string, typed: string): Board {
  const wrote = setNumber(board, table, id, typed)
  return 'board' in wrote ? wrote.board : board
}

function lockedNumbers(board: Board): ReadonlyMap<string, string> {
  const { scenes: slates, shots } = numbersOf(board)
  const locked = scenesOf(board).filter((scene) => areNumbersLocked(board, scene))
  // One that is shown longer than a row can hold is not fixed: it goes on counting.
  const rows = locked.flatMap((scene) => [scene, ...shotsOf(board, scene.id)]).filter(({ number }) => number !== null)
  const ids = rows.map(({ id }) => id)
  return new Map<string, string>(ids.map((id) => [id, slates.get(id) ?? shots.get(id) ?? '']))
}

const act = fc.record({ kind: fc.nat(15), at: fc.nat(60), to: fc.nat(60) })

const rising = (list: readonly string[], stem = ''): boolean =>
  list.every((number, place) => place === 0 || compareNumbers(list[place - 1]!, number, stem) < 0)

describe('whatever is inserted, deleted, moved, set, locked and renumbered', () => {
  it('no two scenes and no two shots share a number, and no locked one changes', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 60, size: 'max' }), (acts) => {
        let board = film
        for (const each of acts) {
          const next = acted(board, each)
          const { scenes: slates, shots } = numbersOf(next)
          for (const list of [[...slates.values()], [...shots.values()]])
            expect(new Set(list.map((number) => number.toUpperCase())).size).toBe(list.length)
          const before = lockedNumbers(board)
          const after = lockedNumbers(next)
          for (const [id, number] of after) if (before.has(id)) expect(number).toBe(before.get(id))
          board = next
        }
      }),
      { numRuns: 80 },
    )
  })

  it.each(['us', 'list', 'vfx'] as const)('what is inserted into a locked film stands in order (%s)', (numbering) => {
    const start = lockNumbers(editFilm(film, { numbering }), null)
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.nat(12), to: fc.nat(12) }), { maxLength: 12 }), (places) => {
        const board = places.reduce((next, { at, to }) => acted(next, { kind: at % 3 === 0 ? 1 : 0, at, to }), start)
        const { scenes: slates, shots } = numbersOf(board)
        expect(rising(scenesOf(board).map(({ id }) => slates.get(id)!))).toBe(true)
        for (const scene of scenes)
          expect(
            rising(
              shotsOf(board, scene.id).map(({ id }) => shots.get(id)!),
              slates.get(scene.id),
            ),
          ).toBe(true)
        expect(filmOf(board).numbersLocked).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
