import type { DragEvent } from 'react'
import { bringPictures } from '../../../editor/bringPictures.ts'
import { droppedPictures } from '../../../editor/droppedPictures.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { useToast } from '../../../ui/Toasts.tsx'
import type { BoardView } from '../boardView.ts'
import { frameOf } from '../layout/layoutQuery.ts'
import type { Cell } from '../layout/layout.ts'

/** Adds pictures dropped on a shot's card to the panel that it shows. Highlights the card below them meanwhile. */
export function usePictureDrop(view: BoardView | null) {
  const editor = useEditor()
  const say = useToast()

  function cellUnder(event: DragEvent): Cell | null {
    const box = event.currentTarget.getBoundingClientRect()
    const hit = view?.hit({ x: event.clientX - box.left, y: event.clientY - box.top })
    return hit?.kind === 'cell' ? hit.cell : null
  }

  return {
    onDragOver(event: DragEvent) {
      event.preventDefault()
      const cell = cellUnder(event)
      event.dataTransfer.dropEffect = cell?.panelId ? 'copy' : 'none'
      view?.show({ marquee: view && cell?.panelId ? frameOf(view.layout(), cell) : null })
    },
    onDragLeave: () => view?.show({ marquee: null }),
    onDrop(event: DragEvent) {
      event.preventDefault()
      view?.show({ marquee: null })
      const panelId = cellUnder(event)?.panelId
      const { files, refusal } = droppedPictures(event.dataTransfer)
      if (refusal !== null) say({ text: refusal, tone: 'warn' })
      else if (files.length > 0 && !panelId) say({ text: 'Drop pictures on a panel of a shot.', tone: 'warn' })
      if (!panelId || files.length === 0) return
      editor.session.selectPanel(editor.board(), panelId)
      void bringPictures(editor, files, say, panelId)
    },
  }
}
