import { clockLabel } from '../film/clockLabel.ts'
import type { Board } from './board.ts'
import type { PanelRow, SceneRow, ShotRow } from './schema.ts'
import { panelsOf, sceneHeading, scenesOf, secondsOf, shotsOf } from './select.ts'

/**
 * What of a film is shown, and what of that counts: the same on the board, in the shot list, on pages, in tables and in
 * the terminal.
 *
 * |                       | shown                                   | counts as a shot | its seconds count |
 * | --------------------- | --------------------------------------- | ---------------- | ----------------- |
 * | omitted scene         | number and OMITTED, none of its shots   | no               | no                |
 * | cut shot              | with its number struck                  | no               | no                |
 * | shot without a panel  | as an empty frame                       | yes              | yes               |
 * | scene without a shot  | number and heading                      | no               | no                |
 */
export interface Tally {
  readonly shots: number
  readonly seconds: number
}

/** "INT. SALT HOUSE - NIGHT", "OMITTED", or what a scene is called before it has a heading. */
export function sceneTitle(scene: SceneRow): string {
  return scene.omitted ? 'OMITTED' : sceneHeading(scene) || 'Untitled scene'
}

/** An omitted scene keeps its number and shows none of its shots. */
export function shownShots(board: Board, scene: SceneRow): readonly ShotRow[] {
  return scene.omitted ? [] : shotsOf(board, scene.id)
}

/** In film order. */
export function allShownShots(board: Board): readonly ShotRow[] {
  return scenesOf(board).flatMap((scene) => shownShots(board, scene))
}

/** A cut shot stays where it is, and is no longer part of the film. */
export function isCut(shot: ShotRow): boolean {
  return shot.status === 'cut'
}

/** How many of these shots there are and how long they are, estimated, without the cut ones. */
export function tallyOf(board: Board, shots: readonly ShotRow[]): Tally {
  const left = shots.filter((shot) => !isCut(shot))
  return { shots: left.length, seconds: left.reduce((sum, shot) => sum + secondsOf(board, shot), 0) }
}

/** A shot with what every layout and every sum asks of it. */
interface HeldShot {
  readonly id: string
  readonly panels: readonly PanelRow[]
  readonly seconds: number
}

/** What a scene shows, and what of that counts. */
export interface SceneHolds {
  readonly shots: readonly HeldShot[]
  readonly tally: Tally
}

/** By the list of shots, which is another as soon as a shot in it is; `panels`: the table in which theirs were looked up last. */
const holds = new WeakMap<readonly ShotRow[], { readonly is: SceneHolds; panels: Board['panel'] }>()

/** The same value while the scene's shots and their panels are: of a film of 5,000 panels a step changes those of a few scenes. */
export function heldIn(board: Board, scene: SceneRow): SceneHolds {
  const shots = shownShots(board, scene)
  const known = holds.get(shots)
  if (
    known &&
    (known.panels === board.panel || known.is.shots.every((shot) => panelsOf(board, shot.id) === shot.panels))
  ) {
    known.panels = board.panel
    return known.is
  }
  const held = shots.map((shot) => ({ id: shot.id, panels: panelsOf(board, shot.id), seconds: secondsOf(board, shot) }))
  const is = { shots: held, tally: tallyOf(board, shots) }
  holds.set(shots, { is, panels: board.panel })
  return is
}

/** "7 shots · 0:32". */
export function tallyWords({ shots, seconds }: Tally, between = ' · '): string {
  return `${shots} ${shots === 1 ? 'shot' : 'shots'}${between}${clockLabel(seconds)}`
}
