import { useEffect } from 'react'
import { placeOfKey } from '../../editor/keymap.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { selectionKey } from './table/selectionKeys.ts'
import { sizeOf, stepSize, toolSettingsOf } from './toolSettings.ts'
import { toolForKey, toolOf } from '#shared/tools/toolbox.ts'

/** A second press of the zoom key (Z) within this time fits the paper. */
const TWICE_MS = 400

/**
 * The table's own keys: a letter or a digit picks a tool, [ and ] size it, Z twice fits the paper, Space pans it, Esc
 * cancels a gesture first. Other keys go on to the window's commands, where Esc leaves the panel.
 */
export function useTableKeys(table: DrawingTable | null): void {
  const { session } = useEditor()
  useEffect(() => {
    if (!table) return undefined
    const settings = toolSettingsOf(session)
    let pressedAt = -Infinity

    function used(event: KeyboardEvent): boolean {
      const place = placeOfKey(event.target)
      if (event.key === 'Escape' && table!.pointers.cancel()) return true
      if (place === 'text' || place === 'dialog') return false
      const selects = toolOf(settings.state().tool).shows === 'selection'
      if (place === 'open' && selectionKey(table!.selecting, event, selects)) return true
      if (event.ctrlKey || event.metaKey || event.altKey) return false
      if (event.key === ' ' && place === 'open') {
        table!.pointers.holdSpace(true)
        return true
      }
      if (event.key === '[' || event.key === ']') {
        settings.setSize(stepSize(sizeOf(settings.state()), event.key === ']' ? 1 : -1))
        return true
      }
      if (event.shiftKey) return false
      const chosen = toolForKey(event.key)
      if (!chosen || table!.pointers.busy()) return false
      if (chosen.twiceFits && !event.repeat) {
        if (event.timeStamp - pressedAt < TWICE_MS) table!.camera.fit()
        pressedAt = event.timeStamp
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
      if (event.key === ' ') table!.pointers.holdSpace(false)
    }
    const letGo = (): void => table.pointers.holdSpace(false)
    window.addEventListener('keydown', pressed, { capture: true })
    window.addEventListener('keyup', released)
    window.addEventListener('blur', letGo)
    return () => {
      window.removeEventListener('keydown', pressed, { capture: true })
      window.removeEventListener('keyup', released)
      window.removeEventListener('blur', letGo)
    }
  }, [table, session])
}
