import type { PanelRow } from '#shared/document/schema.ts'
import type { TextMark } from '#shared/document/markSchema.ts'
import { marksOf } from '#shared/document/select.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { markBounds } from '#shared/compositing/markBounds.ts'
import { textTool } from '#shared/tools/spots.ts'
import type { Editor } from '../../../editor/editor.ts'
import { opacityOf, sizeOf } from '../toolSettings.ts'
import type { ToolState } from '../toolSettings.ts'
import { inkTargetOf } from './drawOn.ts'
import type { InkTarget } from './drawOn.ts'

/** Text being written. */
export interface Writing {
  readonly panelId: PanelRow['id']
  /** As the box found it. At a new place it has no text and is not on the board before the first letter. */
  readonly mark: TextMark
}

export type Refusal = Extract<InkTarget, { kind: 'closed' }>

/** Why no ink can be laid here now; null if it can. */
export function refusalOf(editor: Editor, panel: PanelRow): Refusal | null {
  if (!editor.canWrite) return { kind: 'closed', why: 'This project can only be read here.', remedy: null }
  if (!editor.marksLoaded(panel.id)) return { kind: 'closed', why: 'The drawing is still being read.', remedy: null }
  const target = inkTargetOf(editor.board(), panel.id, editor.session.state().layerId)
  return target.kind === 'closed' ? target : null
}

/** Edits the text at the pen's position; elsewhere starts new text, in the size and colour in hand. */
export function writingAt(editor: Editor, tools: ToolState, panel: PanelRow, at: PanelPoint): Writing {
  const target = inkTargetOf(editor.board(), panel.id, editor.session.state().layerId)
  const marks = target.kind === 'ready' ? marksOf(editor.board(), target.layer.id) : []
  const hit = marks.findLast((mark) => {
    const box = markBounds(mark)
    return (
      mark.kind === 'text' && at.x >= box.x && at.y >= box.y && at.x <= box.x + box.width && at.y <= box.y + box.height
    )
  })
  return { panelId: panel.id, mark: hit?.kind === 'text' ? hit : newWords(editor, tools, target, at) }
}

function newWords(editor: Editor, tools: ToolState, target: InkTarget, at: PanelPoint): TextMark {
  const layer = target.kind === 'ready' ? target.layer : null
  return {
    kind: 'text',
    id: editor.newId('mark'),
    layerId: layer?.id ?? editor.newId('layer'),
    order: '',
    x: at.x,
    y: at.y,
    size: sizeOf(tools, textTool.id),
    text: '',
    color: tools.color,
    opacity: opacityOf(tools, textTool.id),
    transform: null,
    ...(layer?.transparencyLocked ? { within: true } : {}),
  }
}
