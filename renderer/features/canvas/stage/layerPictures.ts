import { paintLost, paintPicture } from '#shared/compositing/paintLayer.ts'
import { holdsMarks } from '#shared/document/inkOf.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { createLayerPicture } from './layerPicture.ts'
import type { LayerPicture } from './layerPicture.ts'
import type { StageLayer } from './layerStack.ts'
import { createSpareCanvases } from './spareCanvases.ts'
import { aimContext } from './stageCanvas.ts'
import type { Aim, StageCanvas } from './stageCanvas.ts'
import type { Staged } from './staging.ts'
import { makeCanvas } from './windowMaker.ts'

/** The bitmaps of a panel's layers, and how a layer is drawn on a canvas. */
export interface LayerPictures {
  /**
   * Paints towards the layers' content for at most `forMs`. `whole`: nothing is left to paint; `changed`: they look
   * different.
   */
  readonly work: (
    wanted: Pick<Staged, 'layers' | 'frame' | 'scale' | 'seen'>,
    forMs: number,
  ) => { readonly whole: boolean; readonly changed: boolean }
  /** `blended`: with the layer's blending and opacity; otherwise its own ink at full strength. */
  readonly lay: (on: StageCanvas, layer: StageLayer, blended: boolean, frame: Rect, aim: Aim) => void
  readonly copyWhenIdle: () => void
}

export function createLayerPictures(painter: Painter): LayerPictures {
  const pictures = new Map<string, LayerPicture>()
  const parts = { painter, makeCanvas, spares: createSpareCanvases(makeCanvas), now }

  function looks(): readonly unknown[] {
    return [...pictures.values()].flatMap((picture) => picture.look())
  }

  function pictureOf(id: string): LayerPicture {
    const known = pictures.get(id)
    if (known) return known
    const made = createLayerPicture(parts)
    pictures.set(id, made)
    return made
  }

  return {
    work({ layers, frame, scale, seen }, forMs) {
      const until = now() + forMs
      for (const id of pictures.keys()) if (!layers.some(({ row }) => row.id === id)) pictures.delete(id)
      const before = looks()
      let whole = true
      for (const { row, marks } of layers) {
        if (!holdsMarks(row) || !row.visible) continue
        if (!pictureOf(row.id).sync(marks, { frame, scale, seen }, Math.max(1, until - now()))) whole = false
      }
      const after = looks()
      return { whole, changed: after.length !== before.length || after.some((part, i) => part !== before[i]) }
    },
    lay({ context }, { row, picture, lost }, blended, frame, aim) {
      if (!row.visible || row.opacity === 0) return
      context.save()
      // What is missing must be visible, however faint it was.
      if (blended && !lost) {
        context.globalAlpha = row.opacity
        if (row.blend === 'multiply') context.globalCompositeOperation = 'multiply'
      }
      if (holdsMarks(row)) pictures.get(row.id)?.lay(context, aim)
      else if (picture) {
        aimContext(context, aim)
        paintPicture(context, row, picture, frame, painter.maker)
      } else if (lost) {
        aimContext(context, aim)
        paintLost(context, row, { frame, scale: aim.scale })
      }
      context.restore()
    },
    copyWhenIdle() {
      for (const picture of pictures.values()) picture.copyWhenIdle()
    },
  }
}

function now(): number {
  return performance.now()
}
