import { assertNever } from '#shared/assertNever.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { createCanvasStack } from './canvasStack.ts'
import type { CanvasStack } from './canvasStack.ts'
import { createFloating } from './floating.ts'
import type { Floating, FloatingMarks } from './floating.ts'
import { createLiveInk, isInk } from './liveInk.ts'
import type { LiveInk } from './liveInk.ts'
import type { StageLayer } from './layerStack.ts'
import { aimOf } from './stageCanvas.ts'
import type { Pool } from './stageReading.ts'
import { EMPTY_STAGE, activeLayer, leavesFrame, stage } from './staging.ts'
import type { StageEffect, StageEvent, Staged } from './staging.ts'
import { hidesFills } from '../table/fillPlace.ts'
import { makeCanvas } from './windowMaker.ts'
import { createWindowTurns } from './windowTurns.ts'
import type { WindowTurns } from './windowTurns.ts'

/**
 * The stack as a few canvases on top of each other (`canvasStack.ts`), so that a stroke touches one of them, at its
 * place in the stack. The board is pushed in and nothing is ever read back. Bitmaps are painted for at most a few ms a
 * frame. `staging.ts` decides what a change requires of which canvas; this does it.
 */
export interface PanelStage {
  readonly ink: LiveInk
  readonly floating: Floating
  readonly resize: (width: number, height: number, dpr: number) => void
  readonly look: (camera: Camera) => void
  /** `activeId`: the layer that gets the ink; null for none. */
  readonly show: (frame: Rect, paper: string, layers: readonly StageLayer[], activeId: string | null) => void
  /** The camera is at rest: bitmaps are made for what it shows. */
  readonly sharpen: () => void
  /** True if a visible layer has ink outside the frame. */
  readonly leavesFrame: () => boolean
  /** What the drawing layers show inside the frame, as the source of a fill. */
  readonly pool: () => Pool
  /** The colour shown at a place (CSS px), #rrggbb; null outside. */
  readonly colorAt: (x: number, y: number) => string | null
  readonly dispose: () => void
}

/** What the stage consists of, and its current state from `staging.ts`. */
interface StageParts {
  readonly stack: CanvasStack
  readonly ink: LiveInk
  readonly floating: FloatingMarks
  readonly turns: WindowTurns
  readonly staged: () => Staged
  readonly tell: (event: StageEvent) => void
  readonly painted: () => void
}

/** `painted`: called whenever nothing is left to paint. */
export function createPanelStage(host: HTMLElement, painter: Painter, painted: () => void): PanelStage {
  let staged = EMPTY_STAGE
  const stack = createCanvasStack(host, painter)
  const { still, live } = stack
  const ink = createLiveInk(painter, live, still, makeCanvas)
  const floating = createFloating(painter, {
    shown: live,
    still,
    makeCanvas,
    aim: () => aimOf(staged.camera, staged.room.dpr),
    frame: () => staged.frame,
    layer: () => activeLayer(staged)?.marks ?? [],
  })
  const turns = createWindowTurns(still.canvas, () => tell({ kind: 'frame' }), stack.copyWhenIdle)
  const parts: StageParts = { stack, ink, floating, turns, staged: () => staged, tell, painted }

  function tell(event: StageEvent): void {
    const [next, effects] = stage(staged, event)
    staged = next
    for (const effect of effects) run(parts, effect)
  }

  return {
    floating: {
      lift: (marks) => tell({ kind: 'lift', marks }),
      at: floating.at,
      drop: () => tell({ kind: 'drop' }),
    },
    ink: {
      ...ink,
      show(gesture, certain) {
        tell({ kind: 'ink', lays: isInk(gesture) })
        ink.show(gesture, certain)
      },
      clear() {
        tell({ kind: 'inkOver' })
        ink.clear()
      },
    },
    resize: (width, height, dpr) => tell({ kind: 'resize', room: { width, height, dpr } }),
    look: (camera) => tell({ kind: 'look', camera }),
    show: (frame, paper, layers, activeId) => tell({ kind: 'show', frame, paper, layers, activeId }),
    sharpen: () => tell({ kind: 'sharpen' }),
    leavesFrame: () => leavesFrame(staged),
    pool: () => stack.pool(staged),
    colorAt: (x, y) => stack.colorAt(staged, x, y),
    dispose() {
      turns.stop()
      stack.dispose()
    },
  }
}

function run(parts: StageParts, effect: StageEffect): void {
  const { stack, ink, floating, turns, staged, tell } = parts
  switch (effect.kind) {
    case 'size':
      stack.size(effect.room)
      ink.resize(stack.still.canvas.width, stack.still.canvas.height)
      return ink.aim(effect.aim)
    case 'aim':
      return ink.aim(effect.aim)
    case 'dress':
      ink.lock(effect.active?.row.transparencyLocked === true)
      ink.fillBeneath(!effect.active?.marks.some(hidesFills))
      return stack.dress(effect.active)
    case 'work':
      return worked(parts, effect)
    case 'askFrame':
      return turns.askFrame()
    case 'askIdle':
      return turns.askIdle()
    case 'paintStill':
      if (stack.paintStill(staged(), effect) && effect.active) floating.renew()
      return
    case 'paintOthers':
      return stack.paintOthers(staged(), effect)
    case 'lift':
      floating.lift(effect.marks)
      return tell({ kind: 'lifted', held: floating.held() })
    case 'drop':
      return floating.drop()
    case 'standIn':
      return turns.standIn()
    case 'standBack':
      return turns.standBack()
    default:
      return assertNever(effect)
  }
}

function worked(
  { stack, staged, tell, painted }: StageParts,
  { on, forMs }: Extract<StageEffect, { kind: 'work' }>,
): void {
  const done = stack.work(staged(), forMs)
  tell({ kind: 'worked', on, ...done })
  if (done.whole) painted()
}
