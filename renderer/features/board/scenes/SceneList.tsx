import { numbersOf } from '#shared/document/select.ts'
import { heldIn } from '#shared/document/whatCounts.ts'
import { useActions } from '../../../editor/useActions.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { ContextMenu } from '../../../ui/Menu.tsx'
import { SceneEntry, sceneOptionId } from './SceneEntry.tsx'
import { useSceneDrag } from './useSceneDrag.ts'
import { useSceneRows } from './useSceneRows.ts'
import { useScenes } from './useScenes.ts'
import './sceneList.css'

/** The film's scenes. The current one is that of the last selected shot. */
export function SceneList() {
  const editor = useEditor()
  const actions = useActions()
  const board = useBoard()
  const { list, scenes, atHand, place, editing, setEditing, endEditing, select, handlers } = useScenes()
  const rows = useSceneRows(list, scenes, place)
  const drag = useSceneDrag(list, rows, scenes)

  return (
    <div className="scene-list">
      <h2 className="unseen">Scenes</h2>
      <ContextMenu
        items={() => [
          { label: 'Edit heading', keys: 'F2', disabled: !editor.canWrite, onSelect: () => setEditing(atHand) },
          ...SCENE_COMMANDS.map((id) => actions.item(id)),
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
          {...handlers}
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
                    shots={heldIn(board, scene).tally.shots}
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

const SCENE_COMMANDS = [
  'scene.add',
  'scene.duplicate',
  'scene.omit',
  'numbers.lockScene',
  'scene.moveUp',
  'scene.moveDown',
  'take.many',
  'scene.remove',
] as const
