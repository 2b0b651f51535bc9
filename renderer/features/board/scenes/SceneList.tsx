import { useVirtualizer } from '@tanstack/react-virtual'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { numbersOf, scenesOf, shotOf, shotsOf } from '#shared/document/select.ts'
import { useActions } from '../../../editor/useActions.ts'
import { useBoard, useEditor, useSession } from '../../../editor/useEditor.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ContextMenu } from '../../../ui/Menu.tsx'
import { SceneEntry, sceneOptionId } from './SceneEntry.tsx'
import { useSceneDrag } from './useSceneDrag.ts'
import './sceneList.css'

/** The film's scenes. One is at hand: that of the last selected shot. */
export function SceneList() {
  const editor = useEditor()
  const actions = useActions()
  const board = useBoard()
  const session = useSession()
  const list = useRef<HTMLDivElement>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const scenes = scenesOf(board)
  const last = session.shotIds.at(-1)
  const atHand = last === undefined ? session.sceneId : (shotOf(board, last)?.sceneId ?? null)
  const place = scenes.findIndex((scene) => scene.id === atHand)
  const rows = useVirtualizer({
    count: scenes.length,
    getScrollElement: () => list.current,
    getItemKey: (at) => scenes[at]!.id,
    estimateSize: () => 52,
    overscan: 6,
  })
  const drag = useSceneDrag(list, rows, scenes)

  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place)
  }, [place, rows])

  function select(at: number): void {
    const scene = scenes[at]
    if (scene) editor.session.selectScene(board, scene.id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== list.current || event.altKey || event.ctrlKey || event.metaKey) return
    const goals: Readonly<Record<string, number>> = {
      ArrowUp: Math.max(0, place - 1),
      ArrowDown: Math.min(scenes.length - 1, place + 1),
      Home: 0,
      End: scenes.length - 1,
    }
    const goal = goals[event.key]
    if (goal !== undefined) select(goal)
    else if (event.key === 'F2' && atHand !== null) setEditing(atHand)
    else return
    event.preventDefault()
  }

  function endEditing(): void {
    setEditing(null)
    list.current?.focus({ preventScroll: true })
  }

  return (
    <div className="scene-list">
      <header>
        <h2>Scenes</h2>
        <IconButton
          label="New scene"
          keys={actions.keys('scene.add')}
          icon={<Plus aria-hidden />}
          disabled={!actions.enabled('scene.add')}
          onClick={() => actions.run('scene.add')}
        />
      </header>
      <ContextMenu
        items={() => [
          { label: 'Edit heading', keys: 'F2', disabled: !editor.canWrite, onSelect: () => setEditing(atHand) },
          ...(
            ['scene.add', 'scene.duplicate', 'scene.omit', 'scene.moveUp', 'scene.moveDown', 'scene.remove'] as const
          ).map((id) => actions.item(id)),
        ]}
      >
        <div
          ref={list}
          className="scene-scroll"
          data-surface="scenes"
          role="listbox"
          tabIndex={0}
          aria-label="Scenes"
          {...(scenes.length > 0 && atHand !== null && { 'aria-activedescendant': sceneOptionId(atHand) })}
          onKeyDown={onKeyDown}
          onMouseDown={(event) => {
            // The list itself keeps the focus: its options come and go as it scrolls.
            if (event.target instanceof HTMLInputElement) return
            event.preventDefault()
            list.current?.focus({ preventScroll: true })
          }}
        >
          <div className="scene-rows" role="presentation" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((item) => {
              const scene = scenes[item.index]!
              return (
                <div
                  key={item.key}
                  ref={rows.measureElement}
                  data-index={item.index}
                  role="presentation"
                  className="scene-row"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <SceneEntry
                    scene={scene}
                    number={numbersOf(board).scenes.get(scene.id) ?? ''}
                    shots={shotsOf(board, scene.id).length}
                    selected={scene.id === atHand}
                    editing={scene.id === editing && editor.canWrite}
                    onSelect={() => select(item.index)}
                    onEdit={() => setEditing(scene.id)}
                    onDone={endEditing}
                    onDragStart={editor.canWrite ? (event) => drag.press(event, scene.id) : undefined}
                  />
                </div>
              )
            })}
            {drag.lineTop !== null && (
              <div className="scene-drop" style={{ transform: `translateY(${drag.lineTop}px)` }} />
            )}
          </div>
        </div>
      </ContextMenu>
    </div>
  )
}
