import { useEffect } from 'react'
import { panelOf } from '#shared/document/select.ts'
import { SHARPNESS, copyPicture, handOver, panelPicture, pictureName, savePicture } from '../../editor/panelPicture.ts'
import { drawnRecord } from '../../editor/drawnRecord.ts'
import type { Editor } from '../../editor/editor.ts'
import type { ViewRequest } from '../../editor/session.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { boxOf, marksPicture } from './table/marksPicture.ts'

/** Exports the selected marks as a picture when a command asks for it: as the panel shows them, or alone. */
export function useSelectionOut(table: DrawingTable | null): void {
  const editor = useEditor()
  const say = useToast()
  useEffect(() => {
    if (!table) return undefined
    return editor.session.onAsk((request) => {
      sendOut(editor, table, request, say).then(
        (said) => said !== null && say({ text: said }),
        (error: unknown) => say({ text: `That didn’t work: ${String(error)}`, tone: 'warn' }),
      )
    })
  }, [table, editor, say])
}

/** The message about it; null for none. */
async function sendOut(
  editor: Editor,
  table: DrawingTable,
  request: ViewRequest,
  say: ReturnType<typeof useToast>,
): Promise<string | null> {
  const [of, does] = request.split('.')
  if (of !== 'selection') return null
  const board = editor.board()
  const marks = table.selecting.marks()
  const panel = panelOf(board, editor.session.state().panelId ?? '')
  const box = boxOf(marks)
  if (!panel || !box) return 'No marks are selected.'
  const alone = does?.endsWith('Marks')
  const saves = does?.startsWith('save') === true
  const make = (anyway: boolean) =>
    alone
      ? marksPicture(marks, table.painter, SHARPNESS).then((picture) => drawnRecord(board, panel.id, picture))
      : panelPicture(editor, panel, { show: 'all', area: box, anyway })
  const give = (picture: Promise<Blob>) =>
    saves ? savePicture(picture, `${pictureName(board, panel)} ${alone ? 'marks' : 'selection'}`) : copyPicture(picture)
  const given = await handOver(say, saves ? 'Save anyway' : 'Copy anyway', make, give)
  if (saves || !given) return null
  return alone ? 'Copied the selected marks as a picture.' : 'Copied the selection as a picture.'
}
