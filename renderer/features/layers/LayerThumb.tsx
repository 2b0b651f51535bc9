import { useEffect, useRef } from 'react'
import { filmOf } from '#shared/document/board.ts'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import { holdsMarks } from '#shared/document/inkOf.ts'
import { panelOf } from '#shared/document/select.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { filmFrame } from '#shared/film/filmFrame.ts'
import { laidAs } from '#shared/paint/nibs/nibOf.ts'
import { aim, paintMark } from '#shared/compositing/paintMark.ts'
import { createPainter } from '#shared/paint/painter.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { useBoard, useMarks } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'
import { useDensity } from '../../ui/useDensity.ts'

/** Maximum size of a layer's picture, CSS px. */
const ROOM = { width: 44, height: 28 }
/** Minimum line width, or a sketch would fade away at this size. */
const THINNEST_PX = 1

/** A thumbnail of the layer. Drawings are painted in idle time. */
export function LayerThumb({ layer }: { readonly layer: LayerRow }) {
  const pictureOf = usePictures()
  const board = useBoard()
  const marks = useMarks(layer.id)
  const panel = panelOf(board, layer.panelId)
  if (layer.mediaId !== null)
    return <Picture className="layer-thumb" {...pictureOf(layer.mediaId)} alt="" draggable={false} />
  if (!panel || !holdsMarks(layer)) return null
  const { x, y, width, height } = filmFrame(panel, filmOf(board).ratio)
  return <Drawn marks={marks} x={x} y={y} width={width} height={height} />
}

function Drawn({ marks, x, y, width, height }: { readonly marks: readonly MarkRow[] } & Rect) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const density = useDensity()
  const scale = Math.min(ROOM.width / width, ROOM.height / height)
  useEffect(
    () => (canvas.current ? paintIdly(canvas.current, marks, { x, y, width, height }, { scale, density }) : undefined),
    [marks, x, y, width, height, scale, density],
  )
  return (
    <span className="layer-thumb">
      <canvas ref={canvas} aria-hidden style={{ width: width * scale, height: height * scale }} />
    </span>
  )
}

let painter: Painter | null = null
function painterOfWindow(): Painter {
  painter ??= createPainter({
    make(width, height) {
      const picture = new OffscreenCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))
      return { surface: picture.getContext('2d')!, picture }
    },
  })
  return painter
}

/** Paints in idle time; the old picture stays until the new one is complete. The returned function cancels it. */
function paintIdly(
  canvas: HTMLCanvasElement,
  marks: readonly MarkRow[],
  frame: Rect,
  { scale, density }: { readonly scale: number; readonly density: number },
): () => void {
  const view = { frame, scale: scale * density }
  const sheet = new OffscreenCanvas(
    Math.max(1, Math.round(frame.width * view.scale)),
    Math.max(1, Math.round(frame.height * view.scale)),
  )
  const pen = sheet.getContext('2d')!
  let at = 0
  let asked = requestIdleCallback(paintSome)

  function paintSome(idle: IdleDeadline): void {
    aim(pen, view)
    do {
      const mark = marks[at]
      if (!mark) return show()
      paintMark(pen, thickened(mark, THINNEST_PX / scale), painterOfWindow(), view)
      at += 1
    } while (idle.timeRemaining() > 2)
    asked = requestIdleCallback(paintSome)
  }

  function show(): void {
    canvas.width = sheet.width
    canvas.height = sheet.height
    canvas.getContext('2d')!.drawImage(sheet, 0, 0)
  }

  return () => cancelIdleCallback(asked)
}

function thickened(mark: MarkRow, least: number): MarkRow {
  const lines = mark.kind === 'stroke' ? laidAs(mark) !== 'cut' : mark.kind === 'shape'
  return lines && 'size' in mark && mark.size < least ? { ...mark, size: least } : mark
}
