import type { PointerEvent } from 'react'
import { editScene } from '#shared/document/commands/scenes.ts'
import { fieldsRefusal } from '#shared/document/refusal.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { sceneHeading } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { readHeading } from '#shared/film/readHeading.ts'
import type { Editor } from '../../../editor/editor.ts'
import { fieldPlace, heldSentence } from '../../../editor/fieldRule.ts'
import type { FieldRule } from '../../../editor/fieldRule.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { useHeld } from '../../../ui/heldDrafts.ts'
import { HeadingInput } from './HeadingInput.tsx'

export function sceneOptionId(sceneId: string): string {
  return `scenes-${sceneId}`
}

interface SceneEntryProps {
  readonly scene: SceneRow
  readonly number: string
  readonly shots: number
  readonly selected: boolean
  readonly editing: boolean
  readonly onSelect: () => void
  readonly onEdit: () => void
  readonly onDone: () => void
  readonly onDragStart: ((event: PointerEvent<HTMLElement>) => void) | undefined
}

/** Characters shown of a heading that does not fit: more than three lines of the list. */
const SHOWN_OF_HELD = 300

/** What is typed as one heading becomes three fields, each with its own length limit. */
function headingRule(editor: Editor, scene: SceneRow): FieldRule {
  return {
    ...fieldPlace(editor, 'scene', scene.id, 'heading'),
    most: undefined,
    refuse: (text) => heldSentence(fieldsRefusal(editor.board(), 'scene', scene.id, readHeading(text))),
  }
}

export function SceneEntry(props: SceneEntryProps) {
  const { scene, number, shots, selected, editing, onSelect, onEdit, onDone, onDragStart } = props
  const editor = useEditor()
  const heading = sceneHeading(scene)
  const rule = headingRule(editor, scene)
  const waits = useHeld(rule.key)

  function commit(text: string): void {
    editor.run(`Edit Heading of Scene ${number}`, (board) => editScene(board, scene.id, readHeading(text)))
  }

  if (editing) return <HeadingInput number={number} value={heading} rule={rule} onCommit={commit} onDone={onDone} />
  return (
    <div
      id={sceneOptionId(scene.id)}
      data-spots={`scene:${scene.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={`scene-entry ${selected ? 'on' : ''} ${scene.omitted ? 'omitted' : ''}`}
      onPointerDown={(event) => {
        onSelect()
        onDragStart?.(event)
      }}
      onDoubleClick={onEdit}
      // A held draft opens for editing as soon as it is shown.
      {...(waits && { 'data-draft-key': rule.key, onFocus: onEdit, title: waits.why })}
    >
      <span className="scene-number">
        <span className="unseen">Scene </span>
        {number}
      </span>
      <span className="scene-words">
        {waits ? (
          <span className="scene-heading waits">
            {shortened(waits.text, SHOWN_OF_HELD)}
            <span className="unseen">, not saved</span>
          </span>
        ) : (
          <span className="scene-heading">{sceneTitle(scene)}</span>
        )}
        {scene.synopsis && !scene.omitted && <small>{scene.synopsis}</small>}
      </span>
      {!scene.omitted && (
        <span className="scene-count">
          {shots}
          <span className="unseen">{shots === 1 ? ' shot' : ' shots'}</span>
        </span>
      )}
    </div>
  )
}
