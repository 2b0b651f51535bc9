import { useEffect } from 'react'
import { isTextField } from '../../editor/keymap.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { readMarks, writeMarks } from './table/markClipboard.ts'

/**
 * Copy, cut and paste of selected marks through the system clipboard, so that panels and projects can exchange them. A
 * text field, typed in or not, copies and cuts its own words.
 */
export function useMarkClipboard(table: DrawingTable | null): void {
  const say = useToast()
  useEffect(() => {
    if (!table) return undefined
    const { selecting } = table

    function copied(event: ClipboardEvent): void {
      const marks = selecting.marks()
      if (!event.clipboardData || marks.length === 0 || isTextField(event.target)) return
      event.preventDefault()
      writeMarks(event.clipboardData, marks)
      if (event.type === 'cut') selecting.remove()
    }
    function pasted(event: ClipboardEvent): void {
      if (!event.clipboardData || event.defaultPrevented || isTextField(event.target)) return
      const read = readMarks(event.clipboardData)
      if (!read || !table) return
      event.preventDefault()
      if ('refusal' in read) say({ text: read.refusal, tone: 'warn' })
      else table.paste(read.marks)
    }
    window.addEventListener('copy', copied)
    window.addEventListener('cut', copied)
    window.addEventListener('paste', pasted)
    return () => {
      window.removeEventListener('copy', copied)
      window.removeEventListener('cut', copied)
      window.removeEventListener('paste', pasted)
    }
  }, [table, say])
}
