import { assertNever } from '#shared/assertNever.ts'
import type { Board } from '#shared/document/board.ts'
import { composed, hasColor } from '#shared/document/commands/marks.ts'
import type { LayerRow, MarkRow, PanelRow } from '#shared/document/schema.ts'
import { marksOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Outcome } from '#shared/tools/tool.ts'
import { scaleAbout } from '#shared/tools/transformBox.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import { shotTitle } from '#shared/document/rowName.ts'
import { inkTargetOf } from './drawOn.ts'
import { markAt, marksInArea, marksInLoop, marksTouching } from './hitMarks.ts'

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof ALIGNMENTS)[number]

/** Ids of the selected marks, as the session keeps them; some may no longer be on the board. */
export type Chosen = readonly string[]

/** The panel being drawn on, and the layer that the artist chose in it. */
export interface Around {
  readonly board: Board
  readonly panel: PanelRow | undefined
  readonly layerId: string | null
}

export type SelectionEvent =
  | { readonly kind: 'take'; readonly outcome: Extract<Outcome, { kind: 'take' | 'touch' }> }
  | { readonly kind: 'takeAll' | 'clear' | 'remove' | 'duplicate' }
  | { readonly kind: 'transform'; readonly verb: string; readonly matrix: Matrix }
  /** Copies where the hand has put them; the originals stay. */
  | { readonly kind: 'copy'; readonly matrix: Matrix }
  | { readonly kind: 'recolor'; readonly color: string }
  | { readonly kind: 'flip'; readonly way: 'across' | 'down' }
  | { readonly kind: 'align'; readonly to: Alignment; readonly frame: Rect }
  /** Marks from anywhere, to be added to the active layer. */
  | { readonly kind: 'paste'; readonly marks: readonly MarkRow[] }
  /** The requested copies are on the board. */
  | { readonly kind: 'laid'; readonly ids: Chosen }

/** Each of the first four is one undoable step with this name. */
export type SelectionEffect =
  | { readonly kind: 'transform'; readonly name: string; readonly ids: Chosen; readonly matrix: Matrix }
  | { readonly kind: 'recolor'; readonly name: string; readonly ids: Chosen; readonly color: string }
  | { readonly kind: 'remove'; readonly name: string; readonly ids: Chosen }
  /** `onto` null: a new layer on top of the panel. `laid` comes back if it could be done. */
  | {
      readonly kind: 'lay'
      readonly name: string
      readonly panel: PanelRow
      readonly onto: LayerRow['id'] | null
      readonly marks: readonly MarkRow[]
    }
  | { readonly kind: 'refresh' }

type Step = readonly [Chosen, readonly SelectionEffect[]]

/** Offset of a duplicate from its original, panel px. */
const BESIDE = 24

/** The next selection, and what to do to the board. */
export function select(chosen: Chosen, around: Around, event: SelectionEvent): Step {
  switch (event.kind) {
    case 'take':
      return [taken(chosen, around, event.outcome), []]
    case 'takeAll': {
      const layer = layerInHand(around)
      return [layer ? marksOf(around.board, layer.id).map((mark) => mark.id) : chosen, []]
    }
    case 'clear':
      return [chosen.length === 0 ? chosen : [], []]
    case 'remove': {
      const marks = selectedMarks(chosen, around)
      return [[], named(around, 'Delete', marks, (name) => ({ kind: 'remove', name, ids: idsOf(marks) }))]
    }
    case 'transform':
      return [chosen, [...transformed(chosen, around, event.verb, event.matrix), { kind: 'refresh' }]]
    case 'copy':
      return [
        chosen,
        lay(
          around,
          'Copy',
          selectedMarks(chosen, around).map((mark) => moved(mark, event.matrix)),
        ),
      ]
    case 'recolor': {
      const { color } = event
      const marks = selectedMarks(chosen, around).filter((mark) => hasColor(mark) && mark.color !== color)
      return [chosen, named(around, 'Recolour', marks, (name) => ({ kind: 'recolor', name, ids: idsOf(marks), color }))]
    }
    case 'flip':
    case 'align':
      return boxMoved(chosen, around, event)
    case 'duplicate':
      return [chosen, lay(around, 'Duplicate', selectedMarks(chosen, around).map(beside))]
    case 'paste':
      return [chosen, lay(around, 'Paste', besideThemselves(around, event.marks))]
    case 'laid':
      return [event.ids, []]
    default:
      return assertNever(event)
  }
}

/**
 * The selected marks that still exist: undo and other windows may have removed marks, or another layer may be active.
 */
export function selectedMarks(chosen: Chosen, around: Around): readonly MarkRow[] {
  const layer = layerInHand(around)
  if (!layer || chosen.length === 0) return []
  const there = new Set<string>(idsOf(marksOf(around.board, layer.id)))
  return chosen.flatMap((id) => (there.has(id) ? [rowOf(around.board.mark, id)!] : []))
}

function layerInHand({ board, panel, layerId }: Around): LayerRow | null {
  const target = panel && inkTargetOf(board, panel.id, layerId)
  return target?.kind === 'ready' ? target.layer : null
}

function taken(chosen: Chosen, around: Around, outcome: Extract<Outcome, { kind: 'take' | 'touch' }>): Chosen {
  const layer = layerInHand(around)
  const found: Chosen = idsOf(foundBy(outcome, layer ? marksOf(around.board, layer.id) : []))
  const without = chosen.filter((id) => !found.includes(id))
  // A second Shift-click takes a mark out again.
  if (outcome.kind === 'touch' && outcome.add && without.length < chosen.length) return without
  return outcome.add ? [...without, ...found] : found
}

function foundBy(outcome: Extract<Outcome, { kind: 'take' | 'touch' }>, marks: readonly MarkRow[]): readonly MarkRow[] {
  if (outcome.kind === 'touch') return [markAt(marks, outcome.at, outcome.near)].filter((mark) => mark !== undefined)
  if (!outcome.area) return marksInLoop(marks, outcome.loop ?? [])
  return 'width' in outcome.area ? marksInArea(marks, outcome.area) : marksTouching(marks, outcome.area)
}

function transformed(chosen: Chosen, around: Around, verb: string, matrix: Matrix): readonly SelectionEffect[] {
  const marks = selectedMarks(chosen, around)
  return named(around, verb, marks, (name) => ({ kind: 'transform', name, ids: idsOf(marks), matrix }))
}

function boxMoved(chosen: Chosen, around: Around, event: Extract<SelectionEvent, { kind: 'flip' | 'align' }>): Step {
  const box = marksBounds(selectedMarks(chosen, around))
  if (!box) return [chosen, []]
  const verb = event.kind === 'flip' ? 'Flip' : 'Align'
  const matrix = event.kind === 'flip' ? flipMatrix(box, event.way) : alignMatrix(box, event.frame, event.to)
  return select(chosen, around, { kind: 'transform', verb, matrix })
}

/** Nothing, if there are no marks to do it to. */
function named(
  { board, panel }: Around,
  verb: string,
  marks: readonly MarkRow[],
  effect: (name: string, panel: PanelRow) => SelectionEffect,
): readonly SelectionEffect[] {
  if (!panel || marks.length === 0) return []
  const what = marks.length === 1 ? 'Mark' : `${marks.length} Marks`
  return [effect(`${verb} ${what} of ${shotTitle(board, panel.shotId)}`, panel)]
}

function lay(around: Around, verb: string, marks: readonly MarkRow[]): readonly SelectionEffect[] {
  const { board, panel, layerId } = around
  const target = panel && inkTargetOf(board, panel.id, layerId)
  if (!target || target.kind === 'closed') return []
  const onto = target.kind === 'ready' ? target.layer.id : null
  return named(around, verb, marks, (name, on) => ({ kind: 'lay', name, panel: on, onto, marks }))
}

/** Copies go where their originals are; directly on top of these nobody would see them, so there they are offset. */
function besideThemselves(around: Around, copies: readonly MarkRow[]): readonly MarkRow[] {
  const layer = layerInHand(around)
  const there = new Set(layer ? marksOf(around.board, layer.id).map(drawnAs) : [])
  let laid = copies
  while (laid.some((mark) => there.has(drawnAs(mark)))) laid = laid.map(beside)
  return laid
}

function beside(mark: MarkRow): MarkRow {
  return moved(mark, [1, 0, 0, 1, BESIDE, BESIDE])
}

function moved(mark: MarkRow, matrix: Matrix): MarkRow {
  return { ...mark, transform: composed(matrix, mark.transform) }
}

/** The same for marks that look the same, in the same place. */
function drawnAs({ id: _id, layerId: _layer, order: _order, ...drawn }: MarkRow): string {
  return JSON.stringify(Object.entries(drawn).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function idsOf(marks: readonly MarkRow[]): readonly MarkRow['id'][] {
  return marks.map((mark) => mark.id)
}

function flipMatrix({ x, y, width, height }: Rect, way: 'across' | 'down'): Matrix {
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  return way === 'across' ? scaleAbout(-1, 1, middleX, middleY) : scaleAbout(1, -1, middleX, middleY)
}

export function alignMatrix(box: Rect, frame: Rect, to: Alignment): Matrix {
  const part = { left: 0, centre: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 }[to]
  if (to === 'left' || to === 'centre' || to === 'right')
    return [1, 0, 0, 1, frame.x + part * (frame.width - box.width) - box.x, 0]
  return [1, 0, 0, 1, 0, frame.y + part * (frame.height - box.height) - box.y]
}
