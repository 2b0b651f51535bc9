import type { CameraMark } from '#shared/document/markSchema.ts'
import { panelOf, shotOf } from '#shared/document/select.ts'
import { partPlayed, playedMove } from '#shared/tools/playedMove.ts'
import { panelSeconds } from '#shared/pages/words.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { HelperSettings } from '../helpers/helperSettings.ts'
import { moveOf } from './frameMove.ts'
import type { TableCamera } from './tableCamera.ts'
import type { Turning } from './turning.ts'

/** How long the end stays to be looked at. */
const HOLD_MS = 500

/** Plays the panel's camera move on the table: the window looks through the camera. Nothing in the film changes. */
export interface MovePlayer {
  /** From the start; false if the panel has no camera move. */
  readonly play: () => boolean
  /** The paper lies again as it did before; false if nothing was playing. */
  readonly stop: () => boolean
  /** The film changed: a move that was undone, deleted or framed anew, meanwhile or in another window, plays no further. */
  readonly follow: () => void
}

/**
 * `shown`: what the camera frames now; null once nothing plays. A paper that is turned under the hand is upright meanwhile:
 * no camera films it askew.
 */
export function createMovePlayer(
  editor: Editor,
  camera: Pick<TableCamera, 'left' | 'comeBack' | 'look'>,
  view: Pick<HelperSettings, 'state' | 'set'>,
  shown: (box: CameraMark['start'] | null) => void,
): MovePlayer {
  let end: (() => void) | null = null
  let played: CameraMark | null = null

  function stop(): boolean {
    const ending = end
    end = null
    ending?.()
    return ending !== null
  }

  function play(): boolean {
    stop()
    const board = editor.board()
    const panel = panelOf(board, editor.session.state().panelId ?? '')
    const move = panel && moveOf(board, panel.id)
    const shot = panel && shotOf(board, panel.shotId)
    if (!move || !shot) return false
    const [left, { turn }] = [camera.left(), view.state()]
    played = move
    view.set({ turn: 0 })
    const cancel = run(move, panelSeconds(board, shot, panel), look, stop)
    end = () => {
      cancel()
      // First, as the paper's place was in the room that it had.
      view.set({ turn })
      camera.comeBack(left)
      shown(null)
    }
    return true
  }

  function look(box: CameraMark['start']): void {
    const [x, y, width, height] = box
    camera.look({ x, y, width, height })
    shown(box)
  }

  function follow(): void {
    if (end && moveOf(editor.board(), editor.session.state().panelId ?? '') !== played) stop()
  }

  return { play, stop, follow }
}

/** Shows what a move frames, now and in every frame of its time, and once it is over says so; returns what ends it before. */
function run(
  move: CameraMark,
  seconds: number,
  look: (box: CameraMark['start']) => void,
  over: () => void,
): () => void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const begun = performance.now()
  const at = (elapsed: number): void => look(playedMove(move, partPlayed(elapsed, seconds, still)))
  let request = requestAnimationFrame(step)
  at(0)
  function step(now: number): void {
    const elapsed = (now - begun) / 1000
    if (elapsed >= seconds + HOLD_MS / 1000) return over()
    at(elapsed)
    request = requestAnimationFrame(step)
  }
  return () => cancelAnimationFrame(request)
}

/** The table's camera for hands and keys: the paper lies again where it did before they move it, and nothing moves it back. */
export function stoppedFirst(camera: TableCamera, player: Pick<MovePlayer, 'stop'>): TableCamera {
  const first =
    <A extends readonly unknown[]>(act: (...args: A) => void) =>
    (...args: A): void => {
      player.stop()
      act(...args)
    }
  return {
    ...camera,
    fit: first(camera.fit),
    step: first(camera.step),
    look: first(camera.look),
    mirror: first(camera.mirror),
    zoomBy: first(camera.zoomBy),
    pan: first(camera.pan),
    pinch: first(camera.pinch),
  }
}

/** The same for the paper's turn under the hand. */
export function turnedStopped(turning: Turning, player: Pick<MovePlayer, 'stop'>): Turning {
  return {
    ...turning,
    by(degrees) {
      player.stop()
      turning.by(degrees)
    },
  }
}

/** A press while the camera move plays stops it, and means no more than that. */
export function followPress(area: HTMLElement, player: MovePlayer): () => void {
  function pressed(event: PointerEvent): void {
    if (!player.stop()) return
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  area.addEventListener('pointerdown', pressed, { capture: true })
  return () => area.removeEventListener('pointerdown', pressed, { capture: true })
}
