import type { PanelRow } from '#shared/document/schema.ts'
import type { TextMark } from '#shared/document/markSchema.ts'
import { marksOf } from '#shared/document/select.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { markBounds } from '#shared/compositing/markBounds.ts'
import type { Editor } from '../../../editor/editor.ts'
import { inkTargetOf } from './drawOn.ts'
import type { InkTarget } from './drawOn.ts'

/** Text being written: at a new place, or edited on a mark. */
export interface Writing {
  readonly at: PanelPoint
  readonly mark: TextMark | null
}

export type Refusal = Extract<InkTarget, { kind: 'closed' }>

/** Why no ink can be laid here now; null if it can. */
export function refusalOf(editor: Editor, panel: PanelRow): Refusal | null {
  if (!editor.canWrite) return { kind: 'closed', why: 'This project can only be read here.', remedy: null }
  if (!editor.marksLoaded(panel.id)) return { kind: 'closed', why: 'The drawing is still being read.', remedy: null }
  const target = inkTargetOf(editor.board(), panel.id, editor.session.state().layerId)
  return target.kind === 'closed' ? target : null
}

/** Edits the text at the pen's position; elsewhere starts new text. */
export function writingAt(editor: Editor, panel: PanelRow, at: PanelPoint): Writing {
  const target = inkTargetOf(editor.board(), panel.id, editor.session.state().layerId)
  const marks = target.kind === 'ready' ? marksOf(editor.board(), target.layer.id) : []
  const hit = marks.findLast((mark) => {
    const box = markBounds(mark)
    return (
      mark.kind === 'text' && at.x >= box.x && at.y >= box.y && at.x <= box.x + box.width && at.y <= box.y + box.height
    )
  })
  return hit?.kind === 'text' ? { at: { x: hit.x, y: hit.y }, mark: hit } : { at, mark: null }
}
