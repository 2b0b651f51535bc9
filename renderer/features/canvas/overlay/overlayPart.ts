import type Konva from 'konva'
import type { OverlayTokens } from './overlayTokens.ts'
import type { OverlayLook, OverlayRoom } from './overlayLook.ts'

/** A few nodes of the overlay. They are pushed into and never read back. */
export interface OverlayPart {
  readonly node: Konva.Group
  /** What of the look it shows: where none of it changed, its nodes are left alone and its layer is not drawn. */
  readonly shows: readonly (keyof OverlayLook)[]
  /** False where there is nothing to be seen. */
  readonly show: (look: OverlayLook, around: { readonly room: OverlayRoom; readonly tokens: OverlayTokens }) => boolean
}
