import { addLayer } from '#shared/document/commands/layers.ts'
import { addMarks, composed, removeMarks, transformMarks } from '#shared/document/commands/marks.ts'
import type { Board } from '#shared/document/board.ts'
import type { MarkRow, PanelRow } from '#shared/document/schema.ts'
import { layersOf, marksOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import type { Editor } from '../../../editor/editor.ts'
import { markAt, marksInArea, marksInLoop } from './hitMarks.ts'
import type { Outcome } from '#shared/tools/tool.ts'
import { scaleAbout } from '#shared/tools/transformBox.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import { inkTargetOf, shotName } from './drawOn.ts'

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof ALIGNMENTS)[number]

/** The marks of the active layer that are selected, and what can be done to them: each one undoable step. */
export interface Selecting {
  readonly marks: () => readonly MarkRow[]
  readonly box: () => Rect | null
  readonly take: (outcome: Extract<Outcome, { kind: 'take' | 'touch' }>) => void
  readonly takeAll: () => void
  readonly clear: () => void
  readonly transform: (verb: string, matrix: Matrix) => void
  readonly flip: (way: 'across' | 'down') => void
  readonly align: (to: Alignment, frame: Rect) => void
  readonly remove: () => void
  readonly duplicate: () => void
  /** Puts marks of anywhere on the active layer and selects them; false where it takes none. */
  readonly paste: (marks: readonly MarkRow[]) => boolean
}

/** Panel px that a duplicate is laid beside its original. */
const BESIDE = 24

export function createSelecting(editor: Editor, panel: () => PanelRow | undefined, changed: () => void): Selecting {
  const { session } = editor
  const chosen = (): readonly string[] => session.state().markIds

  function target() {
    const shown = panel()
    return shown ? inkTargetOf(editor.board(), shown.id, session.state().layerId) : null
  }

  /** What is selected and still there: undo and other hands may have taken marks away, or another layer may be active. */
  function marks(): readonly MarkRow[] {
    const on = target()
    if (on?.kind !== 'ready' || chosen().length === 0) return []
    const there = new Set(marksOf(editor.board(), on.layer.id).map((mark) => mark.id as string))
    return chosen().flatMap((id) => (there.has(id) ? [rowOf(editor.board().mark, id)!] : []))
  }

  function choose(next: readonly string[]): void {
    session.set({ markIds: next })
  }

  function step(verb: string, count: number, command: (board: Board) => Board): boolean {
    const shown = panel()
    const what = count === 1 ? 'Mark' : `${count} Marks`
    return shown ? editor.run(`${verb} ${what} of ${shotName(editor.board(), shown)}`, command) : false
  }

  function transform(verb: string, matrix: Matrix): void {
    const held = marks().map((mark) => mark.id)
    if (held.length > 0) step(verb, held.length, (board) => transformMarks(board, held, matrix))
    changed()
  }

  function put(verb: string, copies: readonly MarkRow[]): boolean {
    const on = target()
    const shown = panel()
    if (!on || on.kind === 'closed' || !shown || copies.length === 0) return false
    const newIds = copies.map(() => editor.newId('mark'))
    const layerId = on.kind === 'ready' ? on.layer.id : editor.newId('layer')
    const done = step(verb, copies.length, (board) => {
      const top = layersOf(board, shown.id).length
      return addMarks(on.kind === 'ready' ? board : addLayer(board, layerId, shown.id, top), layerId, copies, newIds)
    })
    if (done) choose(newIds)
    return done
  }

  /** Copies lie where their originals did; on these themselves nobody would see them, so there they lie beside. */
  function besideThemselves(copies: readonly MarkRow[]): readonly MarkRow[] {
    const on = target()
    const there = new Set(on?.kind === 'ready' ? marksOf(editor.board(), on.layer.id).map(drawnAs) : [])
    let laid = copies
    while (laid.some((mark) => there.has(drawnAs(mark)))) laid = laid.map(beside)
    return laid
  }

  return {
    marks,
    box: () => marksBounds(marks()),
    take(outcome) {
      const on = target()
      const all = on?.kind === 'ready' ? marksOf(editor.board(), on.layer.id) : []
      const found = foundBy(outcome, all).map((mark) => mark.id)
      const kept = outcome.add ? chosen().filter((id) => !found.some((other) => other === id)) : []
      choose([...kept, ...found])
    },
    takeAll() {
      const on = target()
      if (on?.kind === 'ready') choose(marksOf(editor.board(), on.layer.id).map((mark) => mark.id))
    },
    clear() {
      if (chosen().length > 0) choose([])
    },
    transform,
    flip(way) {
      const box = marksBounds(marks())
      if (!box) return
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      transform('Flip', way === 'across' ? scaleAbout(-1, 1, x, y) : scaleAbout(1, -1, x, y))
    },
    align(to, frame) {
      const box = marksBounds(marks())
      if (box) transform('Align', alignMatrix(box, frame, to))
    },
    remove() {
      const held = marks().map((mark) => mark.id)
      if (held.length > 0) step('Delete', held.length, (board) => removeMarks(board, held))
      choose([])
    },
    duplicate() {
      put('Duplicate', marks().map(beside))
    },
    paste: (pasted) => put('Paste', besideThemselves(pasted)),
  }
}

function beside(mark: MarkRow): MarkRow {
  return { ...mark, transform: composed([1, 0, 0, 1, BESIDE, BESIDE], mark.transform) }
}

/** The same for marks that look the same, in the same place. */
function drawnAs({ id: _id, layerId: _layer, order: _order, ...drawn }: MarkRow): string {
  return JSON.stringify(Object.entries(drawn).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function foundBy(outcome: Extract<Outcome, { kind: 'take' | 'touch' }>, marks: readonly MarkRow[]): readonly MarkRow[] {
  if (outcome.kind === 'touch') return [markAt(marks, outcome.at, outcome.near)].filter((mark) => mark !== undefined)
  return outcome.area ? marksInArea(marks, outcome.area) : marksInLoop(marks, outcome.loop ?? [])
}

export function alignMatrix(box: Rect, frame: Rect, to: Alignment): Matrix {
  const part = { left: 0, centre: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 }[to]
  if (to === 'left' || to === 'centre' || to === 'right')
    return [1, 0, 0, 1, frame.x + part * (frame.width - box.width) - box.x, 0]
  return [1, 0, 0, 1, 0, frame.y + part * (frame.height - box.height) - box.y]
}
