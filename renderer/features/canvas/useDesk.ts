import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RefCallback, RefObject } from 'react'
import { CAPTION_FACES } from '#shared/paint/paintWords.ts'
import type { Editor } from '../../editor/editor.ts'
import { layerTrialOf } from '../../editor/layerTrial.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { createDesk } from './desk/desk.ts'
import type { Desk } from './desk/desk.ts'
import type { DeskState } from './desk/deskState.ts'
import { TOOL_IDS } from './tools/tool.ts'
import { toolSettingsOf } from './toolSettings.ts'
import type { ToolSettings, ToolState } from './toolSettings.ts'

/** Sets up the desk where the ground is put, and takes it down with it: the ref to give to the ground. null until then. */
export function useNewDesk(): { desk: Desk | null; ground: RefCallback<HTMLElement> } {
  const editor = useEditor()
  const [desk, setDesk] = useState<Desk | null>(null)
  const ground = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      const made = createDesk(editor, toolSettingsOf(editor.session), element)
      const stop = followEditor(editor, made)
      setDesk(made)
      return () => {
        stop()
        made.dispose()
        setDesk(null)
      }
    },
    [editor],
  )
  return { desk, ground }
}

/** Keeps the desk with the board, the session and what commands ask of the view, until the returned function is called. */
function followEditor(editor: Editor, desk: Desk): () => void {
  let over = false
  const stops = [
    editor.listen(desk.refresh),
    editor.session.listen(desk.refresh),
    layerTrialOf(editor.session).listen(desk.refresh),
    editor.session.onAsk((request) => {
      const tool = TOOL_IDS.find((id) => request === `tool.${id}`)
      if (tool && !desk.pointers.busy()) toolSettingsOf(editor.session).choose(tool)
      else if (request === 'fit') desk.camera.fit()
      else if (request === 'zoom-in') desk.camera.zoomBy(1.25, null)
      else if (request === 'zoom-out') desk.camera.zoomBy(0.8, null)
    }),
  ]
  // Words painted before the captions' face is there would stay in another.
  void document.fonts.load(`24px ${CAPTION_FACES}`).finally(() => {
    if (!over) desk.refresh()
  })
  return () => {
    over = true
    for (const stop of stops) stop()
  }
}

/** One part of what the desk says of itself, anew whenever that part changes. */
export function useDeskState<T>(desk: Desk, part: (state: DeskState) => T): T {
  return useSyncExternalStore(desk.listen, () => part(desk.state()))
}

export function useToolSettings(): { settings: ToolSettings; tools: ToolState } {
  const { session } = useEditor()
  const settings = toolSettingsOf(session)
  return { settings, tools: useSyncExternalStore(settings.listen, settings.state) }
}

/** Always the newest of a value, for listeners that are set up once. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
