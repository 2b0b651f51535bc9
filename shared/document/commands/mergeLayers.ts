import { meetRect } from '../../geometry/rect.ts'
import { markBounds } from '../../paint/markBounds.ts'
import { put, remove } from '../board.ts'
import type { Board } from '../board.ts'
import { keysBetween } from '../order.ts'
import type { LayerId } from '../ids.ts'
import type { LayerRow, MarkRow } from '../schema.ts'
import { isShared, layerOf, layersOf, marksOf } from '../select.ts'

/**
 * Why a layer can't be merged into the one below it, in a sentence; null where it can. Refused is what would look
 * different afterwards: layers that blend differently, and an eraser (or ink drawn with transparency locked) of the upper
 * layer that would reach ink of the lower one. The marks must be loaded.
 */
export function mergeRefusal(board: Board, id: LayerId): string | null {
  const upper = layerOf(board, id)
  if (!upper) return 'That layer is no longer there.'
  const lower = below(board, upper)
  if (!lower) return `There is no layer below “${upper.name}”.`
  for (const layer of [upper, lower]) {
    if (layer.kind === 'take') return `“${layer.name}” is a take: it stays as it came.`
    if (layer.kind === 'camera') return `“${layer.name}” holds a camera move: only drawings can be merged.`
    if (layer.kind === 'picture') return `“${layer.name}” is a picture: only drawings can be merged.`
    if (layer.locked) return `“${layer.name}” is locked.`
    if (!layer.visible) return `“${layer.name}” is hidden: show it first.`
    if (isShared(board, layer)) return `“${layer.name}” is shared with other panels: make it this panel's own first.`
  }
  if (upper.blend !== lower.blend)
    return `“${upper.name}” and “${lower.name}” blend differently: set the same blend first.`
  const under = marksOf(board, lower.id).map(markBounds)
  const reaches = marksOf(board, upper.id).some(
    (mark) => dependsOnBelow(mark) && under.some((box) => meetRect(box, markBounds(mark))),
  )
  return reaches ? `An eraser on “${upper.name}” would cut what is drawn on “${lower.name}”.` : null
}

/**
 * Moves a layer's marks on top of the layer below and takes it off the pile; the same board where that is refused. Where
 * the opacities differ the merged layer takes the greater, and the fainter one's marks are made as much fainter.
 */
export function mergeDown(board: Board, id: LayerId): Board {
  const upper = layerOf(board, id)
  const lower = upper && below(board, upper)
  if (!upper || !lower || mergeRefusal(board, id) !== null) return board
  const opacity = Math.max(upper.opacity, lower.opacity)
  const kept = marksOf(board, lower.id)
  const moved = marksOf(board, upper.id)
  const keys = keysBetween(kept.at(-1)?.order ?? null, null, moved.length)
  const fainter = fade(board, kept, lower.opacity / (opacity || 1))
  const merged = moved.reduce((next, mark, at) => {
    const part = mark.kind === 'stroke' && mark.brush === 'eraser' ? 1 : upper.opacity / (opacity || 1)
    return put(next, 'mark', { ...mark, layerId: lower.id, order: keys[at]!, opacity: mark.opacity * part })
  }, fainter)
  return put(remove(merged, 'layer', upper.id), 'layer', { ...lower, opacity })
}

function fade(board: Board, marks: readonly MarkRow[], part: number): Board {
  if (part === 1) return board
  return marks.reduce(
    (next, mark) =>
      mark.kind === 'stroke' && mark.brush === 'eraser'
        ? next
        : put(next, 'mark', { ...mark, opacity: mark.opacity * part }),
    board,
  )
}

function dependsOnBelow(mark: MarkRow): boolean {
  return mark.within === true || (mark.kind === 'stroke' && mark.brush === 'eraser')
}

function below(board: Board, layer: LayerRow): LayerRow | undefined {
  const pile = layersOf(board, layer.panelId)
  return pile[pile.findIndex((other) => other.id === layer.id) - 1]
}
