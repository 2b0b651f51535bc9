import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RefCallback, RefObject } from 'react'
import { CAPTION_FACES } from '#shared/compositing/paintWords.ts'
import type { Editor } from '../../editor/editor.ts'
import { layerTrialOf } from '../../editor/layerTrial.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { createDrawingTable } from './table/drawingTable.ts'
import { recolorOnChoice } from './table/recoloring.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import type { TableState } from './table/tableState.ts'
import { TOOLS } from '#shared/tools/index.ts'
import { helperSettingsOf } from './helpers/helperSettings.ts'
import type { ViewRequest } from '../../editor/session.ts'
import { TURN_STEP } from './table/turning.ts'
import { sizeOf, stepSize, toolSettingsOf } from './toolSettings.ts'
import type { ToolSettings, ToolState } from './toolSettings.ts'

/**
 * Creates the table when the drawing area mounts and disposes of it on unmount. `table`: null until then; `area`: the
 * drawing area's ref.
 */
export function useNewTable(): { table: DrawingTable | null; area: RefCallback<HTMLElement> } {
  const editor = useEditor()
  const [table, setTable] = useState<DrawingTable | null>(null)
  const area = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      const made = createDrawingTable(editor, toolSettingsOf(editor.session), element)
      const settings = toolSettingsOf(editor.session)
      const stop = followEditor(editor, made)
      const stopRecoloring = recolorOnChoice(settings, made.selecting)
      setTable(made)
      return () => {
        stop()
        stopRecoloring()
        made.dispose()
        setTable(null)
      }
    },
    [editor],
  )
  return { table, area }
}

const TURNS: Readonly<Partial<Record<ViewRequest, number>>> = { 'turn.right': TURN_STEP, 'turn.left': -TURN_STEP }

/**
 * Syncs the table with the board, the session and what commands ask of the view, until the returned function is called.
 */
function followEditor(editor: Editor, table: DrawingTable): () => void {
  let over = false
  const settings = toolSettingsOf(editor.session)
  const resize = (by: 1 | -1): void => settings.setSize(stepSize(sizeOf(settings.state()), by))
  const stops = [
    editor.listen(table.refresh),
    editor.session.listen(table.refresh),
    layerTrialOf(editor.session).listen(table.refresh),
    editor.session.onAsk((request) => {
      const tool = TOOLS.find(({ id }) => request === `tool.${id}`)
      if (tool && !table.pointers.busy()) settings.choose(tool.id)
      else if (request === 'size.smaller') resize(-1)
      else if (request === 'size.larger') resize(1)
      else if (request === 'fit') table.camera.fit()
      else if (TURNS[request] !== undefined && !table.pointers.busy()) table.turn(TURNS[request])
      else if (request === 'turn.upright') setUpright(editor, table)
      else if (request === 'zoom-in') table.camera.zoomBy(1.25, null)
      else if (request === 'zoom-out') table.camera.zoomBy(0.8, null)
    }),
  ]
  // Text painted before the captions' face has loaded would keep another one.
  void document.fonts.load(`24px ${CAPTION_FACES}`).finally(() => {
    if (!over) table.refresh()
  })
  return () => {
    over = true
    for (const stop of stops) stop()
  }
}

/** Once nothing plays: a move that does sets the paper back as it was turned. */
function setUpright({ session }: Editor, { player }: DrawingTable): void {
  player.stop()
  helperSettingsOf(session).set({ turn: 0 })
}

/** One part of the table's state, updated whenever that part changes. */
export function useTableState<T>(table: DrawingTable, part: (state: TableState) => T): T {
  return useSyncExternalStore(table.listen, () => part(table.state()))
}

export function useToolSettings(): { settings: ToolSettings; tools: ToolState } {
  const { session } = useEditor()
  const settings = toolSettingsOf(session)
  return { settings, tools: useSyncExternalStore(settings.listen, settings.state) }
}

/** Always the latest of a value, for listeners that are set up once. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
