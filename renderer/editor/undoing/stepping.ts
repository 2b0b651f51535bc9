import type { Board } from '#shared/document/board.ts'
import { applyDiff, diffBoards, reverseDiff } from '#shared/document/diff.ts'
import type { Change, Diff } from '#shared/document/diff.ts'
import { filmPanels, panelOf, sceneOf, shotOf } from '#shared/document/select.ts'
import type { Session } from '../session.ts'
import type { Settling } from '../settling.ts'
import type { NextStep, Steps, Way } from '../steps.ts'
import type { Typing } from '../typing.ts'
import type { HandAtWork } from './handAtWork.ts'
import { decide } from './sight.ts'
import type { Arrived, Sight } from './sight.ts'
import { placeOf, spotsOf } from './spots.ts'
import type { Spot } from './spot.ts'
import { goThere, nameOfPlace, selectedNow } from './wayThere.ts'

/** What a press of undo or redo did. `name`: the step's. */
export type Pressed =
  | { readonly kind: 'nothing' }
  /** It went where the step is, and changed nothing. */
  | { readonly kind: 'went'; readonly name: string; readonly to: string }
  /** `said`: the person is to be told, since it was in sight nowhere, or since they were told that it would be done. */
  | { readonly kind: 'done'; readonly name: string; readonly said: boolean }

export interface Stepping {
  /**
   * Undoes or redoes the next step if it is in sight; otherwise goes where it is, and the next press does it. A line
   * that is being drawn is ended first: then undo takes that line back and nothing else, and redo does nothing. Waits for
   * a fill that is under way. `held`: by a key that is held down, which does not go on from where it led to.
   */
  readonly press: (way: Way, held?: boolean) => Pressed | Promise<Pressed>
  /** Does it wherever it is, and shows it: the person was told what it is. */
  readonly stepNow: (way: Way) => void
}

interface SteppingParts {
  readonly steps: Pick<Steps, 'undo' | 'redo' | 'nextStep' | 'done'>
  readonly board: () => Board
  readonly session: Session
  readonly sight: Sight
  readonly hand: HandAtWork
  readonly typing: Pick<Typing, 'flush'>
  readonly settling: Pick<Settling, 'isFinishing' | 'unfinished'>
}

export function createStepping({ steps, board, session, typing, sight, hand, settling }: SteppingParts): Stepping {
  let arrived: Arrived | null = null

  function stepNow(way: Way): void {
    const next = steps.nextStep(way)
    if (!next) return
    arrived = null
    sight.rest()
    leaveWhatGoes(board(), session, next.diff)
    steps[way]()
    comeTo(board(), session, sight, next.diff)
  }

  function here(step: object): Arrived | null {
    return arrived?.step === step && arrived.outline === session.outline() ? arrived : null
  }

  /** `earlier`: the steps that were done before hand and fields had ended theirs. */
  function pressed(way: Way, earlier: readonly object[]): Pressed {
    const last = steps.done().at(-1)
    // A field that was left as it was found takes its step away, and ends none.
    const ended = last !== undefined && !earlier.includes(last)
    const next = ended && way === 'redo' ? null : nextThatCounts(steps, board, way)
    if (!next) return { kind: 'nothing' }
    const { name, step, spots } = next
    const before = here(step)
    const sees = sight.look()
    const inSight = { sees, selected: selectedNow(session.state()) }
    // What the hand has just ended is under it, unless it was a fill whose page was turned meanwhile.
    const underHand = ended && (spots.some(sees) || spots.some(({ kind }) => kind !== 'drawing'))
    const decision = decide(underHand ? [] : spots, inSight, before)
    if (decision !== 'go') {
      stepNow(way)
      return { kind: 'done', name, said: !ended && (decision === 'say' || before !== null) }
    }
    const to = spots as readonly [Spot, ...Spot[]]
    goThere(board(), session, to)
    sight.show(to[0])
    // Who looks elsewhere in between is led back however often: only what can't be shown is done in the end.
    const times = sight.sees(to[0]) ? 0 : (before?.times ?? 0) + 1
    arrived = { step, outline: session.outline(), times }
    return { kind: 'went', name, to: nameOfPlace(board(), to) }
  }

  return {
    stepNow,
    press(way, held = false) {
      if (held && arrived) return { kind: 'nothing' }
      const earlier = steps.done()
      hand.end()
      // What is in a field was typed before this press: it is a step as well, and in sight.
      typing.flush()
      return settling.isFinishing() ? settling.unfinished().then(() => pressed(way, earlier)) : pressed(way, earlier)
    },
  }
}

/**
 * The next step that can be seen or changes anything, with where it is seen: what another window took away since is
 * passed over.
 */
function nextThatCounts(
  steps: SteppingParts['steps'],
  board: () => Board,
  way: Way,
): (NextStep & { readonly spots: readonly Spot[] }) | null {
  for (let passed: object | null = null; ;) {
    const next = steps.nextStep(way)
    if (!next || next.step === passed) return null
    const now = board()
    const spots = spotsOf(now, next.diff)
    if (spots.length > 0 || diffBoards(now, applyDiff(now, next.diff)).length > 0) return { ...next, spots }
    passed = next.step
    steps[way]()
  }
}

/** Goes from a panel that the step takes away to the one before it, so that the table and the board stay where they are. */
function leaveWhatGoes(board: Board, session: Session, diff: Diff): void {
  const { panelId } = session.state()
  const gone = new Set<string>(diff.flatMap(({ table, id, after }) => (table === 'panel' && !after ? [id] : [])))
  if (panelId === null || !gone.has(panelId)) return
  const panels = filmPanels(board)
  const at = panels.findIndex(({ id }) => id === panelId)
  const heir =
    panels.slice(0, at).findLast(({ id }) => !gone.has(id)) ?? panels.slice(at).find(({ id }) => !gone.has(id))
  if (heir) session.selectPanel(board, heir.id)
}

/** The fields that say where a row stands among others. */
const PLACE = ['order', 'sceneId', 'shotId']

/** Selects what the step brought back or moved, as blank panels that change places look alike; brings it into view. */
function comeTo(board: Board, session: Session, sight: Sight, diff: Diff): void {
  const came = diff.filter(({ before }) => before === null)
  choose(board, session, came.some(({ table }) => isPlaced(table)) ? came : diff.filter(isMoved))
  const place = placeOf(board, reverseDiff(diff))
  if (place && !sight.sees(place)) sight.show(place)
}

function choose(board: Board, session: Session, changes: Diff): void {
  const idsOf = (table: Change['table']): readonly string[] =>
    changes.flatMap((change) => (change.table === table ? [change.id] : []))
  const now = session.state()
  const shots = idsOf('shot').filter((id) => shotOf(board, id))
  const panels = idsOf('panel').filter((id) => panelOf(board, id))
  const scene = idsOf('scene').find((id) => sceneOf(board, id))
  if (shots.length > 0) {
    const chosen = shots.length === now.shotIds.length && shots.every((id) => now.shotIds.includes(id))
    if (!chosen) session.selectShots(board, shots)
  } else if (panels.length > 0) {
    if (now.panelId === null || !panels.includes(now.panelId)) session.selectPanel(board, panels.at(-1)!)
  } else if (scene !== undefined) session.selectScene(board, scene)
}

/** Whether it has a place among others that a person can choose. */
function isPlaced(table: Change['table']): boolean {
  return table === 'scene' || table === 'shot' || table === 'panel'
}

function isMoved({ table, before, after }: Change): boolean {
  if (!before || !after) return false
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return isPlaced(table) && PLACE.some((field) => was[field] !== is[field])
}
