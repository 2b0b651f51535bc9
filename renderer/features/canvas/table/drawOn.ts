import { addLayer, editLayer, putMark } from '#shared/document/commands/layers.ts'
import { boardedByDrawing } from '#shared/document/commands/boarding.ts'
import type { Board } from '#shared/document/board.ts'
import { keysAt } from '#shared/document/order.ts'
import type { LayerRow, MarkRow, PanelRow } from '#shared/document/schema.ts'
import { shotTitle } from '#shared/document/rowName.ts'
import { activeLayerOf, fillLayerUnder, layersOf, marksOf } from '#shared/document/select.ts'
import { laidAs } from '#shared/paint/nibs/nibOf.ts'
import { drawnIsBoarded } from '../../../editor/drawnIsBoarded.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { recentColorsOf } from '../colors/recentColors.ts'
import type { MarkDraft } from '#shared/tools/tool.ts'
import { fillPlace, hasLines, liesOnLines } from './fillPlace.ts'
import { colorsNothing, erasesNothing } from './inkMissed.ts'

/** Whether the active layer takes ink; if not, why, in a sentence, and what would help. */
export type InkTarget =
  | { readonly kind: 'ready'; readonly layer: LayerRow }
  /** No drawing layer at all: the first mark creates one. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'closed'; readonly why: string; readonly remedy: Remedy | null }
export type ClosedTarget = Extract<InkTarget, { kind: 'closed' }>
export type Remedy = {
  readonly label: string
  readonly does: 'unlock' | 'unlockTransparency' | 'show' | 'choose'
  readonly layerId: LayerRow['id']
}

export function inkTargetOf(board: Board, panelId: string, chosenId: string | null): InkTarget {
  const layer = activeLayerOf(board, panelId, chosenId)
  if (!layer) return { kind: 'bare' }
  if (layer.kind !== 'drawing') {
    const drawing = layersOf(board, panelId).findLast((other) => other.kind === 'drawing')
    const what = {
      take: `${layer.name} is a take`,
      picture: `“${layer.name}” is a picture`,
      camera: `“${layer.name}” holds the camera move`,
    }[layer.kind]
    return {
      kind: 'closed',
      why: `${what}: you can’t draw on it.`,
      remedy: drawing ? { label: `Draw on “${drawing.name}”`, does: 'choose', layerId: drawing.id } : null,
    }
  }
  if (!layer.visible)
    return {
      kind: 'closed',
      why: `“${layer.name}” is hidden.`,
      remedy: { label: 'Show it', does: 'show', layerId: layer.id },
    }
  if (layer.locked)
    return {
      kind: 'closed',
      why: `“${layer.name}” is locked.`,
      remedy: { label: 'Unlock it', does: 'unlock', layerId: layer.id },
    }
  return { kind: 'ready', layer }
}

/**
 * Where a fill goes: on the layer for fills beneath the active one, if that takes ink, else on the active layer.
 * While inking, an artist so fills without changing layers, and the line stays above. What is drawn round ink whose
 * transparency is locked colours that ink, as a stroke there does; one that is poured finds its place between lines.
 */
export function fillTargetOf(
  board: Board,
  panelId: string,
  chosenId: string | null,
  way: 'drawn' | 'poured',
): InkTarget {
  const active = inkTargetOf(board, panelId, chosenId)
  if (active.kind !== 'ready' || active.layer.takesFills) return active
  if (way === 'drawn' && active.layer.transparencyLocked) return active
  const tone = fillLayerUnder(board, active.layer)
  return tone?.visible && !tone.locked ? { kind: 'ready', layer: tone } : active
}

/** "Draw on Shot 2B": the name for undo. */
export function drawStepName(board: Board, panel: PanelRow, mark: MarkDraft): string {
  const shot = shotTitle(board, panel.shotId)
  if (mark.kind === 'text') return `Write on ${shot}`
  if (mark.kind === 'fill') return `Fill on ${shot}`
  if (mark.kind === 'camera') return `Frame Camera Move of ${shot}`
  if (mark.kind === 'stroke') return laidAs(mark) === 'cut' ? `Erase on ${shot}` : `Draw on ${shot}`
  const names = { line: 'Line', arrow: 'Arrow', rectangle: 'Rectangle', ellipse: 'Ellipse' } as const
  return `Add ${names[mark.shape]} to ${shot}`
}

/**
 * Adds a mark to the panel's active layer as one undoable step, with a new layer if there is none: on top, or if it is a
 * fill, beneath the lines of the layer that fills go to. `poured`: where a fill was poured (panel px). Returns why nothing
 * was laid, where that is to be said; null otherwise.
 */
export function drawOn(
  editor: Editor,
  panel: PanelRow,
  draft: MarkDraft,
  chosenId: string | null = editor.session.state().layerId,
  poured: PanelPoint | null = null,
): ClosedTarget | null {
  const board = editor.board()
  const target =
    draft.kind === 'fill'
      ? fillTargetOf(board, panel.id, chosenId, poured ? 'poured' : 'drawn')
      : inkTargetOf(board, panel.id, chosenId)
  if (target.kind === 'closed') return target
  const layerId = target.kind === 'ready' ? target.layer.id : editor.newId('layer')
  const marks = marksOf(board, layerId)
  const within = target.kind === 'ready' && target.layer.transparencyLocked && !erases(draft)
  const made: MarkRow = { ...draft, id: editor.newId('mark'), layerId, order: '', ...(within ? { within } : {}) }
  if (erasesNothing(marks, made)) return null
  // Beneath the ink that it is to colour, it would not be seen.
  const onTop = made.kind !== 'fill' || (within && !poured)
  const place = onTop ? marks.length : fillPlace(marks, made, poured)
  if (target.kind === 'ready' && colorsNothing(marks.slice(0, place), made, poured)) return noInkThere(target.layer)
  const mark: MarkRow = { ...made, order: keysAt(marks, place, 1)[0]! }
  if ('color' in draft && !erases(draft)) recentColorsOf(editor).used(draft.color)
  editor.run(drawStepName(board, panel, draft), (now) => {
    const withLayer = target.kind === 'ready' ? now : addLayer(now, layerId, panel.id, layersOf(now, panel.id).length)
    const drawn = putMark(withLayer, mark)
    return drawnIsBoarded() && !erases(draft) ? boardedByDrawing(now, drawn, panel.id) : drawn
  })
  return null
}

/** A layer whose transparency is locked takes colour where it has ink, and nothing elsewhere. */
export function noInkThere({ id, name }: LayerRow): ClosedTarget {
  return {
    kind: 'closed',
    why: `“${name}” has no ink here to colour, and its transparency is locked.`,
    remedy: { label: 'Unlock its transparency', does: 'unlockTransparency', layerId: id },
  }
}

/**
 * Whether a fill, once it is laid, covers lines rather than lying beneath them: those of its own layer that it can't go
 * beneath, or, with no line above it at all, those of layers below.
 */
export function coversLines(
  board: Board,
  panelId: string,
  chosenId: string | null,
  draft: Extract<MarkDraft, { kind: 'fill' }>,
  poured: PanelPoint,
): boolean {
  const target = fillTargetOf(board, panelId, chosenId, 'poured')
  if (target.kind !== 'ready') return target.kind === 'bare'
  const [stack, marks] = [layersOf(board, panelId), marksOf(board, target.layer.id)]
  const fill = { ...draft, id: 'mark_poured' as MarkRow['id'], layerId: target.layer.id, order: '' }
  const place = fillPlace(marks, fill, poured)
  if (liesOnLines(marks, fill, place)) return true
  const above = stack
    .slice(stack.indexOf(target.layer) + 1)
    .filter((layer) => layer.visible && layer.kind === 'drawing')
  return !hasLines(marks) && !above.some((layer) => hasLines(marksOf(board, layer.id)))
}

function erases(draft: MarkDraft): boolean {
  return laidAs(draft) === 'cut'
}

/** Does what the refusal offered, as a separate step if it changes the panel. */
export function applyRemedy(editor: Editor, panel: PanelRow, { does, layerId }: Remedy): void {
  const shot = shotTitle(editor.board(), panel.shotId)
  if (does === 'choose') editor.session.set({ layerId })
  else if (does === 'show') editor.run(`Show Layer of ${shot}`, (now) => editLayer(now, layerId, { visible: true }))
  else if (does === 'unlock') editor.run(`Unlock Layer of ${shot}`, (now) => editLayer(now, layerId, { locked: false }))
  else
    editor.run(`Unlock Transparency of Layer of ${shot}`, (now) =>
      editLayer(now, layerId, { transparencyLocked: false }),
    )
}
