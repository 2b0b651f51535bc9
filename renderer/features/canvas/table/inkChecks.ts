import type { PanelRow } from '#shared/document/schema.ts'
import type { Editor } from '../../../editor/editor.ts'
import { inkTargetOf } from './drawOn.ts'
import type { ClosedTarget } from './drawOn.ts'

export type Refusal = ClosedTarget

/** Why no ink can be laid here now; null if it can. */
export function refusalOf(editor: Editor, panel: PanelRow): Refusal | null {
  if (!editor.canWrite) return { kind: 'closed', why: 'This project can only be read here.', remedy: null }
  if (!editor.marksLoaded(panel.id)) return { kind: 'closed', why: 'The drawing is still being read.', remedy: null }
  const target = inkTargetOf(editor.board(), panel.id, editor.session.state().layerId)
  return target.kind === 'closed' ? target : null
}
