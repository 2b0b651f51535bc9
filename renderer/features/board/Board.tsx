import { useEffect, useRef, useState } from 'react'
import { firstShot, panelsOf, scenesOf } from '#shared/document/select.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor, useOfBoard, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { ContextMenu } from '../../ui/Menu.tsx'
import type { MenuBox } from '../../ui/menuPlace.ts'
import { boardMemory } from './boardMemory.ts'
import type { BoardView } from './boardView.ts'
import { boardMenu } from './hands/boardMenu.ts'
import { BoardAdds } from './BoardAdds.tsx'
import { HeadingBox } from './HeadingBox.tsx'
import { BoardOptions, optionId } from './BoardOptions.tsx'
import { BoardTools } from './BoardTools.tsx'
import { FindBox } from './find/FindBox.tsx'
import { filters, NO_FILTER } from './find/filter.ts'
import { FilterBar } from './find/FilterBar.tsx'
import { FindReadout } from './find/FindReadout.tsx'
import { shotRect } from './layout/layoutQuery.ts'
import { Minimap } from './Minimap.tsx'
import { addAt, useBoardView } from './useBoardView.ts'
import { usePictureDrop } from './hands/usePictureDrop.ts'
import './board.css'

/** The whole film on one zoomable surface. */
export function Board() {
  const editor = useEditor()
  const { session } = editor
  const actions = useActions()
  const active = useSession().shotIds.at(-1)
  const [heading, setHeading] = useState<string | null>(null)
  const { living, attach } = useBoardView(setHeading)
  const view = living?.view ?? null
  const surface = useRef<HTMLDivElement>(null)
  const pictureDrop = usePictureDrop(view)
  const [filtering, setFiltering] = useState(() => filters(boardMemory(session).filter))
  const hasShots = useOfBoard((board) => firstShot(board) !== undefined)

  const [finding, setFinding] = useState(false)
  useEffect(
    () =>
      session.onAsk((request) => {
        if (request === 'filter') setFiltering(true)
        if (request === 'find') setFinding(true)
      }),
    [session],
  )

  function closeFilter(): void {
    view?.setFilter(NO_FILTER)
    setFiltering(false)
    surface.current?.focus({ preventScroll: true })
  }

  function closeHeading(): void {
    setHeading(null)
    if (document.activeElement?.closest('.heading-box')) surface.current?.focus({ preventScroll: true })
  }

  /** Returns focus to the board, unless it has moved on to something else. */
  function closeFind(): void {
    setFinding(false)
    if (document.activeElement?.closest('.find-box')) surface.current?.focus({ preventScroll: true })
  }

  return (
    <div className="board">
      {view && filtering && <FilterBar view={view} onClose={closeFilter} />}
      <div className="board-room">
        <ContextMenu
          items={() => boardMenu(actions, editor)}
          keyPlace={() => shotInWindow(view, surface.current, active)}
        >
          <div
            ref={surface}
            className="board-surface"
            data-surface="board"
            role="listbox"
            tabIndex={0}
            aria-label="Board"
            aria-describedby="board-keys"
            aria-multiselectable
            {...pictureDrop}
            {...(hasShots && active !== undefined && { 'aria-activedescendant': optionId(active) })}
          >
            <div ref={attach} className="board-stage" />
            {hasShots && view && <BoardOptions view={view} />}
          </div>
        </ContextMenu>
        <p id="board-keys" className="unseen">
          Arrows go from shot to shot, Tab from scene to scene. Escape and then Tab leaves the board. Type a number to
          find its shot.
        </p>
        {view && heading !== null && editor.canWrite && (
          <HeadingBox key={heading} view={view} sceneId={heading} onDone={closeHeading} />
        )}
        {view && <BoardAdds view={view} add={(place) => addAt(editor, place)} />}
        {living && <FindReadout finder={living.finder} />}
        {view && finding && <FindBox view={view} onClose={closeFind} />}
        {view && <Minimap view={view} />}
        {view && (
          <BoardTools
            view={view}
            filtering={filtering}
            onFilter={() => (filtering ? closeFilter() : setFiltering(true))}
          />
        )}
        {hasShots && <Begin />}
        {!hasShots && <NoShots />}
      </div>
    </div>
  )
}

/** Where the current shot lies in the window. */
function shotInWindow(view: BoardView | null, surface: HTMLElement | null, shotId: string | undefined): MenuBox | null {
  const rect = view && shotId !== undefined ? shotRect(view.layout(), shotId) : undefined
  if (!view || !surface || !rect) return null
  const { x, y, zoom } = view.camera()
  const edges = surface.getBoundingClientRect()
  const [left, top] = [edges.left + (rect.x - x) * zoom, edges.top + (rect.y - y) * zoom]
  return { left, top, right: left + rect.width * zoom, bottom: top + rect.height * zoom }
}

/** How to begin in a film without shots. Where a script's scenes have their places, each says so itself and has its +. */
function NoShots() {
  const actions = useActions()
  const isEmpty = useOfBoard((board) => scenesOf(board).length < 2)
  if (!isEmpty) return null
  return (
    <div className="board-empty">
      <p>{`No shots yet. Press ${actions.keys('shot.add') ?? 'N'} for the first, or paste or drop a script.`}</p>
      <Button variant="primary" disabled={!actions.enabled('shot.add')} onClick={() => actions.run('shot.add')}>
        New shot
      </Button>
    </div>
  )
}

/** How to begin, while a film is nothing but its first blank shot; of two scenes the second stands where this would. */
function Begin() {
  const actions = useActions()
  const isNew = useOfBoard((board) => {
    if (scenesOf(board).length > 1) return false
    const first = board.shot.size === 1 ? firstShot(board) : undefined
    return first?.status === 'to-board' && panelsOf(board, first.id).length === 1
  })
  if (!isNew || !actions.enabled('panel.enter')) return null
  return (
    <div className="board-begin">
      <p>{`Press Enter to draw, ${actions.keys('shot.add') ?? 'N'} for another shot, or paste or drop a script.`}</p>
      <Button variant="primary" onClick={() => actions.run('panel.enter')}>
        Draw
      </Button>
    </div>
  )
}
