import type { PointerEvent } from 'react'
import type { SceneRow } from '#shared/document/schema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { sceneHeading } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { estimateLabel, estimateWords } from '#shared/film/eighths.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { useHeld } from '../../../ui/heldDrafts.ts'
import { commitHeading, headingRule } from './headingEdit.ts'
import { HeadingInput } from './HeadingInput.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'

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
/** Characters of a number beside which a heading has room. */
const LONG_NUMBER = 6

export function SceneEntry(props: SceneEntryProps) {
  const { scene, number, shots, selected, editing, onSelect, onEdit, onDone, onDragStart } = props
  const editor = useEditor()
  const heading = sceneHeading(scene)
  const rule = headingRule(editor, scene)
  const waits = useHeld(rule.key)

  if (editing)
    return (
      <HeadingInput
        number={number}
        value={heading}
        rule={rule}
        onCommit={(text) => commitHeading(editor, scene, text)}
        onDone={onDone}
      />
    )
  return (
    <div
      id={sceneOptionId(scene.id)}
      data-spots={`scene:${scene.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={['scene-entry', selected && 'on', scene.omitted && 'omitted', number.length > LONG_NUMBER && 'long']
        .filter(Boolean)
        .join(' ')}
      onPointerDown={(event) => {
        onSelect()
        onDragStart?.(event)
      }}
      onDoubleClick={onEdit}
      // A held draft opens for editing as soon as it is shown.
      {...(waits && { 'data-draft-key': rule.key, onFocus: onEdit })}
    >
      <span className="scene-number">
        <span className="unseen">Scene </span>
        {number}
      </span>
      <span className="scene-words">
        {waits ? (
          <Tooltip label={waits.why}>
            <span className="scene-heading waits">
              {shortened(waits.text, SHOWN_OF_HELD)}
              <span className="unseen">, not saved</span>
            </span>
          </Tooltip>
        ) : (
          <span className="scene-heading">{sceneTitle(scene)}</span>
        )}
        {scene.synopsis && !scene.omitted && <small>{scene.synopsis}</small>}
      </span>
      {!scene.omitted && scene.eighths !== null && scene.eighths > 0 && (
        <Tooltip label={estimateWords(scene.eighths)}>
          <span className="scene-length">{estimateLabel(scene.eighths)}</span>
        </Tooltip>
      )}
      {!scene.omitted && (
        <span className="scene-count">
          {shots}
          <span className="unseen">{shots === 1 ? ' shot' : ' shots'}</span>
        </span>
      )}
    </div>
  )
}
