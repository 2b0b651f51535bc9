import { tilesOf } from '../../renderer/features/canvas/stage/liveSurface.ts'
import type { LiveSurface } from '../../renderer/features/canvas/stage/liveSurface.ts'
import type { StageCanvas } from '../../renderer/features/canvas/stage/stageCanvas.ts'

type Make = (width: number, height: number) => StageCanvas

/** A live surface in tiles of `edge` px, with the picture that they make together. */
export function tiledSurface(
  make: Make,
  width: number,
  height: number,
  edge: number,
): { readonly shown: LiveSurface; readonly seen: () => StageCanvas } {
  const tiles = tilesOf(width, height, edge).map(({ x, y, ...size }) => ({ ...make(size.width, size.height), x, y }))
  return {
    shown: { tiles },
    seen() {
      const whole = make(width, height)
      for (const { canvas, x, y } of tiles) whole.context.drawImage(canvas, x, y)
      return whole
    },
  }
}
