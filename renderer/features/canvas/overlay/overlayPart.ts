import type Konva from 'konva'
import type { OverlayTokens } from './overlayTokens.ts'
import type { OverlayLook, OverlayRoom } from './overlayLook.ts'

/** A few nodes of the overlay. They are written to and never read back. */
export interface OverlayPart {
  readonly node: Konva.Group
  /**
   * The fields of the look that it shows: if none of them changed, its nodes are left alone and its layer is not drawn.
   */
  readonly shows: readonly (keyof OverlayLook)[]
  /** False if there is nothing to show. */
  readonly show: (look: OverlayLook, around: { readonly room: OverlayRoom; readonly tokens: OverlayTokens }) => boolean
}
