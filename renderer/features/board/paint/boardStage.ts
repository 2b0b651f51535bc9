import Konva from 'konva'
import type { Viewport } from '../camera/camera.ts'

/** Paints in CSS px; `density` is device px for one of them. */
type Paint = (context: CanvasRenderingContext2D, density: number) => void

export interface BoardStage {
  readonly resize: (viewport: Viewport) => void
  /** Paints once before the screen's next frame, however often it is asked. */
  readonly redraw: () => void
  readonly dispose: () => void
}

/**
 * The board's one Konva layer. The film is pushed into it as two shapes that paint what the camera sees, so the stage
 * holds the same two nodes for a film of ten shots and of ten thousand; nothing is ever read back from it.
 */
export function createBoardStage(
  container: HTMLDivElement,
  viewport: Viewport,
  paint: { readonly board: Paint; readonly overlay: Paint },
): BoardStage {
  const stage = new Konva.Stage({ container, ...viewport, listening: false })
  const layer = new Konva.Layer({ listening: false })
  const native = layer.getNativeCanvasElement().getContext('2d')!
  for (const draw of [paint.board, paint.overlay]) {
    const sceneFunc = (): void => draw(native, layer.getCanvas().getPixelRatio())
    layer.add(new Konva.Shape({ sceneFunc, listening: false, perfectDrawEnabled: false }))
  }
  stage.add(layer)
  return {
    resize(next) {
      stage.size(next)
      layer.batchDraw()
    },
    redraw: () => void layer.batchDraw(),
    dispose: () => stage.destroy(),
  }
}
