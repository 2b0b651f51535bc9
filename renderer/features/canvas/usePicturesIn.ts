import { useEffect } from 'react'
import type { DragEvent } from 'react'
import { bringPictures } from '../../editor/bringPictures.ts'
import { droppedPictures } from '../../editor/droppedPictures.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { readMarks } from './table/markClipboard.ts'
import { useLatest } from './useTable.ts'

/** Pictures for the current panel: dropped on the table, pasted, or chosen from disk. */
export function usePicturesIn() {
  const editor = useEditor()
  const say = useToast()
  const bring = (files: readonly File[]) => void bringPictures(editor, files, say)
  const latest = useLatest(bring)

  useEffect(() => {
    function pasted(event: ClipboardEvent): void {
      const { files } = droppedPictures(event.clipboardData)
      // Copied marks may have a picture of themselves beside them.
      if (files.length === 0 || event.defaultPrevented || (event.clipboardData && readMarks(event.clipboardData)))
        return
      event.preventDefault()
      latest.current(files)
    }
    window.addEventListener('paste', pasted)
    return () => window.removeEventListener('paste', pasted)
  }, [latest])

  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop(event: DragEvent) {
      event.preventDefault()
      const { files, refusal } = droppedPictures(event.dataTransfer)
      if (refusal !== null) say({ text: refusal, tone: 'warn' })
      bring(files)
    },
  }
  return { bring, drop }
}
