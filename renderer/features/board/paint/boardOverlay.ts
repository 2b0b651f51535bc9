import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'

/** What is over the board only while a hand is at it. */
export interface BoardOverlay {
  readonly marquee: WorldRect | null
  /** Where what is carried would land. */
  readonly drop: { readonly line: WorldRect } | null
  /** The pointer that carries shots, and what it says it carries. */
  readonly carried: {
    readonly at: ScreenPoint
    readonly words: string
    readonly panelId: string | null
    readonly several: boolean
  } | null
}

export const NO_OVERLAY: BoardOverlay = { marquee: null, drop: null, carried: null }
