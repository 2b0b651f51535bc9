import type { CameraMark } from '#shared/document/markSchema.ts'
import { panelOf, shotOf } from '#shared/document/select.ts'
import { partPlayed, playedMove } from '#shared/tools/playedMove.ts'
import { panelSeconds } from '#shared/pages/words.ts'
import type { Editor } from '../../../editor/editor.ts'
import { moveOf } from './frameMove.ts'
import type { TableCamera } from './tableCamera.ts'

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

/** `shown`: what the camera frames now; null once nothing plays. */
export function createMovePlayer(
  editor: Editor,
  camera: Pick<TableCamera, 'left' | 'comeBack' | 'look'>,
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
    const seconds = panelSeconds(board, shot, panel)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const left = camera.left()
    played = move
    const begun = performance.now()
    let request = requestAnimationFrame(step)
    end = () => {
      cancelAnimationFrame(request)
      camera.comeBack(left)
      shown(null)
    }
    look(0)
    return true

    function look(elapsed: number): void {
      const box = playedMove(move!, partPlayed(elapsed, seconds, still))
      const [x, y, width, height] = box
      camera.look({ x, y, width, height })
      shown(box)
    }
    function step(now: number): void {
      const elapsed = (now - begun) / 1000
      if (elapsed >= seconds + HOLD_MS / 1000) {
        stop()
        return
      }
      look(elapsed)
      request = requestAnimationFrame(step)
    }
  }

  function follow(): void {
    if (end && moveOf(editor.board(), editor.session.state().panelId ?? '') !== played) stop()
  }

  return { play, stop, follow }
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
