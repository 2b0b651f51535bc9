import { useEffect } from 'react'
import { placeOfKey } from '../../editor/keymap.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { Desk } from './desk/desk.ts'
import { selectionKey } from './desk/selectionKeys.ts'
import { sizeOf, stepSize, toolSettingsOf } from './toolSettings.ts'
import { toolForKey } from './tools/toolbox.ts'

/** Z pressed again within this time shows the whole paper. */
const TWICE_MS = 400

/**
 * The desk's own keys: a letter or a digit takes a tool, [ and ] size it, Z twice fits the paper, Space moves it, Esc lets go
 * of a gesture first. What is not used here goes on to the window's commands, where Esc leaves the panel.
 */
export function useDeskKeys(desk: Desk | null): void {
  const { session } = useEditor()
  useEffect(() => {
    if (!desk) return undefined
    const settings = toolSettingsOf(session)
    let zoomed = -Infinity

    function used(event: KeyboardEvent): boolean {
      const place = placeOfKey(event.target)
      if (event.key === 'Escape' && desk!.pointers.cancel()) return true
      if (place === 'text' || place === 'dialog') return false
      const selects = ['select', 'lasso'].includes(settings.state().tool)
      if (place === 'open' && selectionKey(desk!.selecting, event, selects)) return true
      if (event.ctrlKey || event.metaKey || event.altKey) return false
      if (event.key === ' ' && place === 'open') {
        desk!.pointers.holdSpace(true)
        return true
      }
      if (event.key === '[' || event.key === ']') {
        settings.setSize(stepSize(sizeOf(settings.state()), event.key === ']' ? 1 : -1))
        return true
      }
      if (event.shiftKey) return false
      const chosen = toolForKey(event.key)
      if (!chosen || desk!.pointers.busy()) return false
      if (chosen.id === 'zoom' && !event.repeat) {
        if (event.timeStamp - zoomed < TWICE_MS) desk!.camera.fit()
        zoomed = event.timeStamp
      }
      settings.choose(chosen.id)
      return true
    }

    function pressed(event: KeyboardEvent): void {
      if (event.isComposing || !used(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    function released(event: KeyboardEvent): void {
      if (event.key === ' ') desk!.pointers.holdSpace(false)
    }
    const letGo = (): void => desk.pointers.holdSpace(false)
    window.addEventListener('keydown', pressed, { capture: true })
    window.addEventListener('keyup', released)
    window.addEventListener('blur', letGo)
    return () => {
      window.removeEventListener('keydown', pressed, { capture: true })
      window.removeEventListener('keyup', released)
      window.removeEventListener('blur', letGo)
    }
  }, [desk, session])
}
