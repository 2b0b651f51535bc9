import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'

/** What is shown over the board only during a gesture. */
export interface BoardOverlay {
  readonly marquee: WorldRect | null
  /** Where the dragged load would land. */
  readonly drop: { readonly line: WorldRect } | null
  /** The pointer that drags shots, and the label it shows. */
  readonly carried: {
    readonly at: ScreenPoint
    readonly words: string
    readonly panelId: string | null
    readonly several: boolean
  } | null
}

export const NO_OVERLAY: BoardOverlay = { marquee: null, drop: null, carried: null }
