import { halfTurn, outOf } from '#shared/geometry/turn.ts'
import { watchDensity } from '../../../ui/watchDensity.ts'
import type { HelperSettings } from '../helpers/helperSettings.ts'
import { frameOf } from '../helpers/placeOnTable.ts'
import type { PanelStage } from '../stage/panelStage.ts'
import type { Sharpening } from './sharpening.ts'
import type { TableCamera } from './tableCamera.ts'

/** One press of a key or button, degrees. */
export const TURN_STEP = 15
/** Within this many degrees of upright, or of a quarter turn, the paper rests there. */
const RESTS = 3

/** How the view lies in its window: as large as that needs, and turned under the hand. */
export interface Turning {
  /** Clockwise on screen, degrees. */
  readonly by: (degrees: number) => void
  readonly stop: () => void
}

interface Turned {
  readonly stage: Pick<PanelStage, 'resize'>
  readonly camera: Pick<TableCamera, 'setRoom'>
  readonly sharpening: Pick<Sharpening, 'now'>
}

/**
 * The view is turned as a whole, by the compositor: what is on it, and what a place on it means, knows nothing of that.
 * While it is upright it is exactly as large as the window, and costs nothing more.
 */
export function createTurning(
  area: HTMLElement,
  helpers: HelperSettings,
  { stage, camera, sharpening }: Turned,
): Turning {
  const frame = frameOf(area)
  let { turn } = helpers.state()
  /** Before it came to rest. */
  let meant = turn

  function lie(): void {
    const room = { width: frame.clientWidth, height: frame.clientHeight }
    const out = outOf(turn, room)
    frame.toggleAttribute('data-turned', turn !== 0)
    frame.style.setProperty('--turn', `${turn}deg`)
    frame.style.setProperty('--out-x', `${out.x}px`)
    frame.style.setProperty('--out-y', `${out.y}px`)
    stage.resize(room.width + 2 * out.x, room.height + 2 * out.y, devicePixelRatio)
    camera.setRoom({ ...room, out })
    sharpening.now()
  }

  function turned(): void {
    const next = helpers.state().turn
    if (next === turn) return
    const [was, is] = [turn !== 0, next !== 0]
    turn = next
    if (was === is) frame.style.setProperty('--turn', `${turn}deg`)
    else lie()
  }

  const sizes = new ResizeObserver(lie)
  sizes.observe(frame)
  const stopDensity = watchDensity(lie)
  const deaf = helpers.listen(turned)
  return {
    by(degrees) {
      if (resting(meant) !== turn) meant = turn
      meant = halfTurn(meant + degrees)
      helpers.set({ turn: resting(meant) })
    },
    stop() {
      sizes.disconnect()
      stopDensity()
      deaf()
      helpers.set({ turn: 0 })
    },
  }
}

/** Whole tenths of a degree, or the quarter turn near by. */
function resting(degrees: number): number {
  const quarter = Math.round(degrees / 90) * 90
  return halfTurn(Math.abs(degrees - quarter) < RESTS ? quarter : Math.round(degrees * 10) / 10)
}
