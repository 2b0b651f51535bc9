import { numberKey } from '../../film/numbering.ts'
import { filmOf, patch, patchAll } from '../board.ts'
import type { Board } from '../board.ts'
import type { SceneId, ShotId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import type { Refusal } from '../refusal.ts'
import type { SceneRow } from '../schema.ts'
import { filmShots, numbersOf, sceneHeading, sceneOf, scenesOf, shotOf, shotsOf } from '../select.ts'

/** Rows that have numbers. */
export type NumberedTable = 'scene' | 'shot'

/** Whether the scene's own number and those of its shots may not change. */
export function areNumbersLocked(board: Board, scene: Pick<SceneRow, 'numbersLocked'> | undefined): boolean {
  return filmOf(board).numbersLocked || scene?.numbersLocked === true
}

/** What was written, or why it can't be. */
export type NumberSet = { readonly board: Board } | { readonly refusal: Refusal }

/**
 * Sets the number of a scene or a shot, as typed; '' for the number of its place. Refused for a number that another has,
 * or while it is locked. Whatever changes its number by this remembers the old one.
 */
export function setNumber(board: Board, table: NumberedTable, id: string, typed: string): NumberSet {
  const number = numberKey(typed)
  const shown = numbersOf(board)[table === 'scene' ? 'scenes' : 'shots']
  const own = shown.get(id)
  if (own === undefined) return { refusal: { kind: 'unfit', what: 'That', why: 'is no longer in the film' } }
  const what = `The number of ${table} ${own}`
  const most = table === 'scene' ? LIMITS.sceneNumber : LIMITS.shotNumber
  if (number.length > most)
    return { refusal: { kind: 'too-long', what, most, unit: 'characters', found: number.length } }
  const locked = lockOver(board, table, id)
  // A locked one stays to the letter, as a script or another window may have left it.
  if (number === numberKey(own))
    return { board: number === '' || locked !== null ? board : patch(board, table, id, { number }) }
  if (locked !== null)
    return { refusal: { kind: 'unfit', what, why: `is locked: unlock the numbers of ${locked} first` } }
  const other = number === '' ? undefined : [...shown].find(([, each]) => numberKey(each) === number)?.[0]
  if (other !== undefined)
    return { refusal: { kind: 'unfit', what, why: `can’t be ${number}: ${whoHas(board, table, other)} has it` } }
  const next = patch(board, table, id, { number: number === '' ? null : number })
  return { board: rememberFormer(board, next) }
}

/** "the film" or "scene 12": what must be unlocked for this number to change; null for nothing. */
export function lockOver(board: Board, table: NumberedTable, id: string): string | null {
  const scene = sceneOf(board, table === 'scene' ? id : (shotOf(board, id)?.sceneId ?? ''))
  if (filmOf(board).numbersLocked) return 'the film'
  return scene?.numbersLocked ? `scene ${numbersOf(board).scenes.get(scene.id) ?? ''}` : null
}

function whoHas(board: Board, table: NumberedTable, id: string): string {
  const { scenes } = numbersOf(board)
  if (table === 'scene') {
    const heading = sceneHeading(sceneOf(board, id)!)
    return heading === '' ? 'another scene' : `the scene ${heading}`
  }
  return `a shot of scene ${scenes.get(shotOf(board, id)?.sceneId ?? '') ?? ''}`
}

/** Every scene and shot whose number is another than before keeps the one that it had. */
export function rememberFormer(before: Board, after: Board): Board {
  const [was, is] = [numbersOf(before), numbersOf(after)]
  let next = after
  for (const scene of scenesOf(after)) next = withFormer(next, 'scene', scene, was.scenes, is.scenes)
  for (const shot of filmShots(after)) next = withFormer(next, 'shot', shot, was.shots, is.shots)
  return next
}

function withFormer(
  board: Board,
  table: NumberedTable,
  row: { readonly id: string; readonly formerNumbers: readonly string[] },
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
): Board {
  const [old, now] = [was.get(row.id), is.get(row.id)]
  if (old === undefined || old === now) return board
  const former = [...row.formerNumbers.filter((each) => each !== old && each !== now), old]
  return patch(board, table, row.id, { formerNumbers: former.slice(-LIMITS.formerNumbers) })
}

/** Locks the numbers of a scene and its shots, or of the whole film for null: each row keeps the number that it shows. */
export function lockNumbers(board: Board, sceneId: string | null): Board {
  if (sceneId === null) {
    const all = scenesOf(board).reduce((next, scene) => fixScene(next, board, scene), board)
    return patch(all, 'project', filmOf(board).id, { numbersLocked: true })
  }
  const scene = sceneOf(board, sceneId)
  return scene ? patch(fixScene(board, board, scene), 'scene', sceneId, { numbersLocked: true }) : board
}

function fixScene(next: Board, shown: Board, scene: SceneRow): Board {
  const { scenes, shots } = numbersOf(shown)
  return shotsOf(shown, scene.id).reduce(
    (fixed, shot) => fix(fixed, 'shot', shot.id, shots.get(shot.id)!),
    fix(next, 'scene', scene.id, scenes.get(scene.id)!),
  )
}

/** Numbers as they are shown can be longer than a row holds, after dozens of insertions in one place: those stay free. */
function fix(board: Board, table: NumberedTable, id: string, number: string): Board {
  const most = table === 'scene' ? LIMITS.sceneNumber : LIMITS.shotNumber
  return number.length > most ? board : patch(board, table, id, { number })
}

/** Numbers may be changed again; those that are shown stay until they are. null for the whole film, with all its scenes. */
export function unlockNumbers(board: Board, sceneId: string | null): Board {
  if (sceneId !== null) return patch(board, 'scene', sceneId, { numbersLocked: false, retiredNumbers: [] })
  return scenesOf(board).reduce(
    (next, scene) => patch(next, 'scene', scene.id, { numbersLocked: false, retiredNumbers: [] }),
    patch(board, 'project', filmOf(board).id, { numbersLocked: false, retiredNumbers: [] }),
  )
}

/** Gives new rows the numbers that they show, for good, where numbers are locked. */
export function keepNewNumbers(board: Board, table: NumberedTable, ids: readonly string[]): Board {
  // All of them as they are shown together: numbers that are given at once stand in order.
  return ids.reduce((next, id) => {
    const row = table === 'scene' ? sceneOf(board, id) : shotOf(board, id)
    if (!row || row.number !== null || !isListLocked(board, table, id)) return next
    return fix(next, table, id, numbersOf(board)[table === 'scene' ? 'scenes' : 'shots'].get(id)!)
  }, board)
}

/**
 * Before shots come to a scene whose numbers are locked: a number that another has, so that theirs is shown otherwise, is
 * theirs no longer. There it could take the other's place.
 */
export function dropLostNumbers(board: Board, ids: readonly ShotId[], sceneId: SceneId): Board {
  if (!areNumbersLocked(board, sceneOf(board, sceneId))) return board
  const { shots } = numbersOf(board)
  const lost = ids.filter((id) => {
    const number = shotOf(board, id)?.number ?? null
    return number !== null && numberKey(number) !== numberKey(shots.get(id) ?? '')
  })
  return patchAll(
    board,
    'shot',
    lost.map((id) => [id, { number: null }]),
  )
}

/** Whether what stands beside this row has locked numbers: a scene's number is one of the film's list. */
function isListLocked(board: Board, table: NumberedTable, id: string): boolean {
  if (table === 'scene') return filmOf(board).numbersLocked
  return areNumbersLocked(board, sceneOf(board, shotOf(board, id)?.sceneId ?? ''))
}

/** Before a row is removed: a locked number goes with it and is given to nothing else. */
export function retireNumber(board: Board, table: NumberedTable, id: string): Board {
  if (!isListLocked(board, table, id)) return board
  const number = numbersOf(board)[table === 'scene' ? 'scenes' : 'shots'].get(id)
  const sceneId = shotOf(board, id)?.sceneId ?? ''
  const retired = table === 'scene' ? filmOf(board).retiredNumbers : sceneOf(board, sceneId)?.retiredNumbers
  if (number === undefined || retired === undefined) return board
  const fields = { retiredNumbers: [...retired, numberKey(number)].slice(-LIMITS.retiredNumbers) }
  return table === 'scene' ? patch(board, 'project', filmOf(board).id, fields) : patch(board, 'scene', sceneId, fields)
}
