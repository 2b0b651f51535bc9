import { assertNever } from '#shared/assertNever.ts'
import { addLayer } from '#shared/document/commands/layers.ts'
import { addMarks, recolorMarks, removeMarks, transformMarks } from '#shared/document/commands/marks.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { layersOf } from '#shared/document/select.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Outcome } from '#shared/tools/tool.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { Ground } from './ground.ts'
import { select, selectedMarks } from './selection.ts'
import type { Alignment, Around, SelectionEffect, SelectionEvent } from './selection.ts'

/** The selected marks of the active layer, and what can be done to them: each one undoable step. */
export interface Selecting {
  readonly marks: () => readonly MarkRow[]
  readonly box: () => Rect | null
  readonly take: (outcome: Extract<Outcome, { kind: 'take' | 'touch' }>) => void
  readonly takeAll: () => void
  readonly clear: () => void
  readonly transform: (verb: string, matrix: Matrix) => void
  /** Copies them to where the hand has put them, and selects the copies. */
  readonly copy: (matrix: Matrix) => void
  readonly recolor: (color: string) => void
  readonly flip: (way: 'across' | 'down') => void
  readonly align: (to: Alignment, frame: Rect) => void
  readonly remove: () => void
  readonly duplicate: () => void
  /** Puts marks from anywhere on the active layer and selects them; false if it takes none. */
  readonly paste: (marks: readonly MarkRow[]) => boolean
}

export function createSelecting(editor: Editor, ground: Ground, changed: () => void): Selecting {
  const { session } = editor

  const around = (): Around => ({ board: editor.board(), panel: ground.panel(), layerId: ground.layerId() })

  /** True if the board took it. */
  function tell(event: SelectionEvent): boolean {
    const chosen = ground.markIds()
    const [next, effects] = select(chosen, around(), event)
    if (next !== chosen) session.set({ markIds: next })
    return effects.map(run).includes(true)
  }

  function run(effect: SelectionEffect): boolean {
    switch (effect.kind) {
      case 'transform':
        return editor.run(effect.name, (board) => transformMarks(board, effect.ids, effect.matrix))
      case 'recolor':
        return editor.run(effect.name, (board) => recolorMarks(board, effect.ids, effect.color))
      case 'remove':
        return editor.run(effect.name, (board) => removeMarks(board, effect.ids))
      case 'lay':
        return lay(effect)
      case 'refresh':
        changed()
        return false
      default:
        return assertNever(effect)
    }
  }

  function lay({ name, panel: on, onto, marks }: Extract<SelectionEffect, { kind: 'lay' }>): boolean {
    const ids = marks.map(() => editor.newId('mark'))
    const layerId = onto ?? editor.newId('layer')
    const done = editor.run(name, (board) => {
      const ready = onto === null ? addLayer(board, layerId, on.id, layersOf(board, on.id).length) : board
      return addMarks(ready, layerId, marks, ids)
    })
    if (done) tell({ kind: 'laid', ids })
    return done
  }

  const marks = (): readonly MarkRow[] => selectedMarks(ground.markIds(), around())
  return {
    marks,
    box: () => marksBounds(marks()),
    take: (outcome) => void tell({ kind: 'take', outcome }),
    takeAll: () => void tell({ kind: 'takeAll' }),
    clear: () => void tell({ kind: 'clear' }),
    transform: (verb, matrix) => void tell({ kind: 'transform', verb, matrix }),
    copy: (matrix) => void tell({ kind: 'copy', matrix }),
    recolor: (color) => void tell({ kind: 'recolor', color }),
    flip: (way) => void tell({ kind: 'flip', way }),
    align: (to, frame) => void tell({ kind: 'align', to, frame }),
    remove: () => void tell({ kind: 'remove' }),
    duplicate: () => void tell({ kind: 'duplicate' }),
    paste: (pasted) => tell({ kind: 'paste', marks: pasted }),
  }
}
