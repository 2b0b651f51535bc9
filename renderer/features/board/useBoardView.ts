import { useCallback, useState } from 'react'
import type { RefCallback } from 'react'
import { placeOf } from '../../editor/actionContext.ts'
import type { Editor } from '../../editor/editor.ts'
import { newScene } from '../../editor/sceneActions.ts'
import type { SessionState } from '../../editor/session.ts'
import { newShot } from '../../editor/shotActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { listenToBoardKeys } from './hands/boardKeys.ts'
import { boardMemory, rememberEntering } from './boardMemory.ts'
import { listenToPointer } from './hands/boardPointer.ts'
import { boardSight } from './boardSight.ts'
import type { AddPlace } from './layout/addPlaces.ts'
import { createBoardView } from './boardView.ts'
import type { BoardView } from './boardView.ts'
import { findNumber, goToFound } from './find/findOnBoard.ts'
import { createTypeToFind } from './find/typeToFind.ts'
import type { TypeToFind } from './find/typeToFind.ts'

/** One keyboard step of zoom. */
const ZOOM_STEP = 1.25

/** What the board consists of while its element is mounted. */
export interface LivingBoard {
  readonly view: BoardView
  readonly finder: TypeToFind
}

/**
 * The board, and the ref for its element; the element's parent receives pointer and keys. All of it ends with the
 * element.
 */
export function useBoardView(editHeading: (sceneId: string) => void): {
  living: LivingBoard | null
  attach: RefCallback<HTMLDivElement>
} {
  const editor = useEditor()
  const [living, setLiving] = useState<LivingBoard | null>(null)
  const attach = useCallback(
    (stage: HTMLDivElement) => {
      const surface = stage.parentElement!
      const made = createBoardView(stage, editor)
      const finder = createTypeToFind(
        (typed) => findNumber(editor.board(), typed)[0] ?? null,
        (found) => goToFound(editor, made, found),
      )
      const stop = connect(surface, editor, made, finder, editHeading)
      setLiving({ view: made, finder })
      if (boardMemory(editor.session).entered !== null) made.leave(editor.session.state().panelId)
      // Shift and arrows belong to the board as soon as it is mounted, unless the person is typing elsewhere.
      if (document.activeElement === document.body) surface.focus({ preventScroll: true })
      return () => {
        stop()
        finder.dispose()
        const { drawing, panelId } = editor.session.state()
        if (drawing) rememberEntering(editor.session, panelId)
        made.dispose()
        setLiving(null)
      }
    },
    [editor, editHeading],
  )
  return { living, attach }
}

/** Adds a shot at a scene's end, or a scene at the film's. */
export function addAt(editor: Editor, { adds, band }: AddPlace): void {
  const { session, board } = editor
  const last = band.omitted ? undefined : band.shotIds.at(-1)
  if (last === undefined) session.selectScene(board(), band.sceneId)
  else session.selectShots(board(), [last])
  if (adds === 'shot') newShot(placeOf(editor))
  else newScene(placeOf(editor))
}

function connect(
  surface: HTMLElement,
  editor: Editor,
  view: BoardView,
  finder: TypeToFind,
  editHeading: (sceneId: string) => void,
): () => void {
  const { session } = editor

  function enter(): void {
    const { panelId } = session.state()
    if (panelId !== null) view.enter(panelId, () => session.set({ drawing: true }))
  }

  const acts = { enter, editHeading, add: (place: AddPlace) => addAt(editor, place) }
  const pointer = listenToPointer(surface, editor, view, acts)
  const stopKeys = listenToBoardKeys(surface, editor, view, pointer, finder, acts)
  const stopAsks = session.onAsk((request) => {
    if (request === 'zoom-in') view.zoom(ZOOM_STEP)
    else if (request === 'zoom-out') view.zoom(1 / ZOOM_STEP)
    else if (request === 'fit') view.fitFilm()
    else if (request === 'fit-scene') view.fitScene()
    else if (request === 'fit-shot') view.fitShot()
    else if (request === 'enter') enter()
  })
  const stopSight = editor.sight.add(boardSight(view))
  let shown = handKey(session.state())
  // Scrolls to what is selected elsewhere (scenes, palette, a new shot); what is clicked here is visible already.
  const stopSession = session.listen(() => {
    const hand = handKey(session.state())
    if (hand === shown) return
    shown = hand
    if (!pointer.busy()) view.revealHand()
  })
  return () => {
    stopSight()
    stopSession()
    stopAsks()
    stopKeys()
    pointer.dispose()
  }
}

function handKey({ shotIds, panelId, sceneId }: SessionState): string {
  const last = shotIds.at(-1)
  return last === undefined ? `${sceneId}` : `${last} ${panelId}`
}
