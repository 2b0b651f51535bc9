import { meetRect } from '../geometry/rect.ts'
import { markBounds } from './markBounds.ts'
import { laidAs, nibOf } from '../paint/nibs/nibOf.ts'
import { put, remove } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { keysBetween } from '../document/order.ts'
import type { LayerId } from '../document/ids.ts'
import type { LayerRow, MarkRow } from '../document/schema.ts'
import { isShared, layerOf, layersOf, marksOf } from '../document/select.ts'

/**
 * Why a layer can't be merged into the one below it, as a sentence; null if it can. Any merge that would look
 * different afterwards is refused, since the pixels of a drawing are the artist's. The marks must be loaded.
 */
export function mergeRefusal(board: Board, id: LayerId): string | null {
  const plan = planMerge(board, id)
  return typeof plan === 'string' ? plan : null
}

/**
 * Moves a layer's marks on top of the layer below and removes the layer; returns the same board if the merge is
 * refused. If the layers are not fully opaque, the marks take on the reduced opacity.
 */
export function mergeDown(board: Board, id: LayerId): Board {
  const plan = planMerge(board, id)
  if (typeof plan === 'string') return board
  const { upper, lower, opacity } = plan
  const kept = marksOf(board, lower.id)
  const moved = marksOf(board, upper.id)
  const keys = keysBetween(kept.at(-1)?.order ?? null, null, moved.length)
  const faded = kept.reduce((next, mark) => put(next, 'mark', fainter(mark, lower.opacity / opacity)), board)
  const merged = moved.reduce(
    (next, mark, at) =>
      put(next, 'mark', { ...fainter(mark, upper.opacity / opacity), layerId: lower.id, order: keys[at]! }),
    faded,
  )
  return put(remove(merged, 'layer', upper.id), 'layer', { ...lower, opacity })
}

interface MergePlan {
  readonly upper: LayerRow
  readonly lower: LayerRow
  /** Opacity of the merged layer. */
  readonly opacity: number
}

function planMerge(board: Board, id: LayerId): MergePlan | string {
  const upper = layerOf(board, id)
  if (!upper) return 'That layer is no longer there.'
  const stack = layersOf(board, upper.panelId)
  const lower = stack[stack.findIndex((other) => other.id === id) - 1]
  if (!lower) return `There is no layer below “${upper.name}”.`
  const closed = closedness(board, upper) ?? closedness(board, lower)
  if (closed !== null) return closed
  if (upper.blend !== lower.blend)
    return `“${upper.name}” and “${lower.name}” blend differently: set the same blend first.`
  const ink = { upper: marksOf(board, upper.id), lower: marksOf(board, lower.id) }
  const refusal = meetingRefusal(upper, lower, ink)
  if (refusal !== null) return refusal
  const meet = meets(ink.upper, ink.lower)
  // Overlapping ink shows through according to both layers' opacities. Only an opaque layer of fainter marks reproduces
  // that.
  const opacity = meet ? 1 : Math.max(upper.opacity, lower.opacity)
  for (const [layer, marks] of [
    [upper, ink.upper],
    [lower, ink.lower],
  ] as const)
    if (layer.opacity !== opacity && crosses(marks))
      return `The marks of “${layer.name}” lie over each other and would darken there: set it to 100 % first.`
  return { upper, lower, opacity }
}

/** Why a layer can't take part in any merge. */
function closedness(board: Board, layer: LayerRow): string | null {
  if (layer.kind === 'take') return `“${layer.name}” is a take: it stays as it came.`
  if (layer.kind === 'camera') return `“${layer.name}” holds a camera move: only drawings can be merged.`
  if (layer.kind === 'picture') return `“${layer.name}” is a picture: only drawings can be merged.`
  if (layer.locked) return `“${layer.name}” is locked.`
  if (!layer.visible || layer.opacity === 0) return `“${layer.name}” is hidden: show it first.`
  if (isShared(board, layer)) return `“${layer.name}” is shared with other panels: stop sharing it first.`
  return null
}

interface Ink {
  readonly upper: readonly MarkRow[]
  readonly lower: readonly MarkRow[]
}

/** What a merge would change where the ink of the two layers overlaps. */
function meetingRefusal(upper: LayerRow, lower: LayerRow, ink: Ink): string | null {
  const reaching = (found: (mark: MarkRow) => boolean) =>
    ink.upper.find((mark) => found(mark) && meets([mark], ink.lower))
  const cutting = reaching(cuts)
  if (cutting) return `${oneNib(cutting)} on “${upper.name}” would cut what is drawn on “${lower.name}”.`
  if (reaching((mark) => mark.within === true))
    return `“${upper.name}” was drawn with its transparency locked, and would spread onto “${lower.name}”.`
  if (upper.blend === 'normal') {
    const toning = reaching(tones)
    return toning ? `${oneNib(toning)} on “${upper.name}” would darken over what is drawn on “${lower.name}”.` : null
  }
  const covers = upper.opacity < 1 || lower.opacity < 1 || reaching((mark) => !tones(mark) || mark.opacity < 1)
  return covers && meets(ink.upper, ink.lower)
    ? `“${upper.name}” multiplies with “${lower.name}” where they meet, and would cover it: set both to Normal first.`
    : null
}

const cuts = (mark: MarkRow): boolean => laidAs(mark) === 'cut'
const tones = (mark: MarkRow): boolean => laidAs(mark) === 'tone'

/** "An eraser" */
function oneNib(mark: MarkRow): string {
  const name = mark.kind === 'stroke' ? nibOf(mark.brush).label.toLowerCase() : 'mark'
  return `${/^[aeiou]/.test(name) ? 'An' : 'A'} ${name}`
}

function fainter(mark: MarkRow, part: number): MarkRow {
  return part === 1 || cuts(mark) ? mark : { ...mark, opacity: mark.opacity * part }
}

function meets(some: readonly MarkRow[], others: readonly MarkRow[]): boolean {
  const boxes = others.map(markBounds)
  return some.some((mark) => boxes.some((box) => meetRect(box, markBounds(mark))))
}

/** True if ink of one of these marks may overlap ink of another. An eraser takes the same share of fainter ink. */
function crosses(marks: readonly MarkRow[]): boolean {
  const inked = marks.filter((mark) => !cuts(mark))
  return inked.some((mark, at) => meets([mark], inked.slice(at + 1)))
}
