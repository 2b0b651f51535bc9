import { useEffect } from 'react'
import { useEditor } from '../../editor/useEditor.ts'
import { isTableFile } from './isTableFile.ts'

/** A spreadsheet that is dropped anywhere on the window is imported. */
export function useTableWays(onTable: (file: File) => void): void {
  const { canWrite } = useEditor()
  useEffect(() => {
    if (!canWrite) return undefined
    // What is dragged says its name only once it is dropped.
    function over(event: DragEvent): void {
      const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
      if (items.length === 1 && !items[0]!.type.startsWith('image/')) event.preventDefault()
    }
    function dropped(event: DragEvent): void {
      const files = [...(event.dataTransfer?.files ?? [])]
      const table = files.find(isTableFile)
      if (!table || files.length > 1) return
      event.preventDefault()
      event.stopPropagation()
      onTable(table)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', dropped, { capture: true })
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', dropped, { capture: true })
    }
  }, [canWrite, onTable])
}
