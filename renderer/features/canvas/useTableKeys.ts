import { useEffect } from 'react'
import { isChord } from '#shared/commands/keyPress.ts'
import { TOOLS } from '#shared/tools/index.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { placeOfKey } from '../../editor/keymap.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { selectionKey } from './table/selectionKeys.ts'
import { toolSettingsOf } from './toolSettings.ts'

/** A second press of the zoom's key within this time fits the paper. */
const TWICE_MS = 400

const SELECTING = TOOLS.find(({ shows }) => shows === 'selection')!

/**
 * The table's own keys: those of a tool pick it, twice those of the zoom fit the paper, Space pans it, Esc cancels a
 * gesture first. Other keys go on to the window's commands, where Esc leaves the panel.
 */
export function useTableKeys(table: DrawingTable | null): void {
  const { session } = useEditor()
  const actions = useActions()
  useEffect(() => {
    if (!table) return undefined
    const settings = toolSettingsOf(session)
    let pressedAt = -Infinity

    function used(event: KeyboardEvent): boolean {
      if (event.key === 'Escape' && (table!.player.stop() || table!.pointers.cancel())) return true
      if (placeOfKey(event.target) !== 'open') return false
      // All of it is selected with the tool that selects, whatever was in hand.
      if (isChord(event, 'Mod+A')) settings.choose(SELECTING.id)
      if (selectionKey(table!.selecting, event, toolOf(settings.state().tool).shows === 'selection')) return true
      if (isChord(event, 'Space')) {
        table!.pointers.holdSpace(true)
        return true
      }
      const id = actions.commandOf(event)
      const chosen = TOOLS.find((tool) => id === `tool.${tool.id}`)
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
  }, [table, session, actions])
}
