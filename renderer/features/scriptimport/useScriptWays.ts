import { useEffect } from 'react'
import { keepsPaste, placeOfKey } from '../../editor/keymap.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { droppedFolder } from './folderFiles.ts'
import type { GivenScript } from './givenScript.ts'
import { isScriptFile, scenesInText } from './isScriptFile.ts'

/**
 * A script, or a folder of storyboards, that is dropped anywhere on the window, or a script that is pasted where no words
 * go, is shown with what its import would change.
 */
export function useScriptWays(onScript: (given: GivenScript) => void): void {
  const { canWrite } = useEditor()
  useEffect(() => {
    if (!canWrite) return undefined
    // What is dragged says its name only once it is dropped.
    function over(event: DragEvent): void {
      const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
      if (items.length !== 1 || items[0]!.type.startsWith('image/')) return
      event.preventDefault()
    }
    function dropped(event: DragEvent): void {
      const files = [...(event.dataTransfer?.files ?? [])]
      const folder = droppedFolder([...(event.dataTransfer?.items ?? [])])
      const script = files.find(isScriptFile)
      if (!folder && (!script || files.length > 1)) return
      event.preventDefault()
      event.stopPropagation()
      if (folder) onScript({ folder })
      else if (script) onScript({ file: script })
    }
    function pasted(event: ClipboardEvent): void {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (scenesInText(text) === 0 || event.defaultPrevented || keepsPaste(placeOfKey(event.target))) return
      event.preventDefault()
      onScript({ file: new File([text], 'Pasted script.fountain', { type: 'text/plain' }) })
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', dropped, { capture: true })
    window.addEventListener('paste', pasted)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', dropped, { capture: true })
      window.removeEventListener('paste', pasted)
    }
  }, [canWrite, onScript])
}
