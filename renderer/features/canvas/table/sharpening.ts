import type { Painter } from '#shared/paint/painter.ts'
import { grainOf } from '../toolSettings.ts'
import type { ToolSettings } from '../toolSettings.ts'
import type { PanelStage } from '../stage/panelStage.ts'
import { warmGrain } from '../stage/warmGrain.ts'
import type { TableCamera } from './tableCamera.ts'

/** Makes bitmaps for what the camera shows, once it is at rest, and the grain for the next stroke. */
export interface Sharpening {
  readonly soon: () => void
  readonly now: () => void
  readonly stop: () => void
}

const AFTER_MS = 160

export function createSharpening(
  stage: PanelStage,
  painter: Painter,
  settings: ToolSettings,
  camera: TableCamera['now'],
): Sharpening {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let stopWarming: (() => void) | null = null

  function now(): void {
    clearTimeout(waiting)
    stage.sharpen()
    stopWarming?.()
    stopWarming = warmGrain(
      painter,
      settings.state().color,
      grainOf(settings.state()),
      camera().zoom * devicePixelRatio,
    )
  }

  return {
    now,
    soon() {
      clearTimeout(waiting)
      waiting = setTimeout(now, AFTER_MS)
    },
    stop() {
      clearTimeout(waiting)
      stopWarming?.()
    },
  }
}
