import type { StageCanvas } from './stageCanvas.ts'

/** Canvases that are lent for a moment and given back, so that each undo does not make one of megabytes. */
export interface SpareCanvases {
  /** One of exactly this size, in device px; what is on it is left from its last use. */
  readonly lend: (width: number, height: number) => StageCanvas
  readonly giveBack: (stageCanvas: StageCanvas) => void
}

/** A layer has at most two bitmaps, the whole and the part in the window; one layer is changed at a time. */
const KEPT = 2

export function createSpareCanvases(makeCanvas: (width: number, height: number) => StageCanvas): SpareCanvases {
  let kept: readonly StageCanvas[] = []
  return {
    lend(width, height) {
      const spare = kept.find(({ canvas }) => canvas.width === width && canvas.height === height)
      kept = kept.filter((other) => other !== spare)
      return spare ?? makeCanvas(width, height)
    },
    giveBack(stageCanvas) {
      kept = [stageCanvas, ...kept].slice(0, KEPT)
    },
  }
}
