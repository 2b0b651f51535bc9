import { createGrain } from './grain.ts'
import type { Grain } from './grain.ts'
import type { SurfaceMaker } from './surface.ts'
import type { Rect } from '../geometry/rect.ts'

/** What painting needs from its environment. Create one per window or host and keep it: it caches the grain's tiles. */
export interface Painter {
  readonly maker: SurfaceMaker
  readonly grain: Grain
}

export function createPainter(maker: SurfaceMaker): Painter {
  return { maker, grain: createGrain(maker) }
}

/** The part of the panel that a surface shows (panel px), and its device px per panel px. */
export interface View {
  readonly frame: Rect
  readonly scale: number
}

/** The size in whole device px of a surface that shows this view. */
export function viewSize(view: View): { width: number; height: number } {
  return {
    width: Math.max(1, Math.round(view.frame.width * view.scale)),
    height: Math.max(1, Math.round(view.frame.height * view.scale)),
  }
}
