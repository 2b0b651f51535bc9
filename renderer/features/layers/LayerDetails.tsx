import type { KeyboardEvent } from 'react'
import { layOf } from '#shared/document/commands/pictures.ts'
import { LAYER_TAGS } from '#shared/document/schema.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { isShared, sharersOf } from '#shared/document/select.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useOpacityTrial } from '../../editor/useOpacityTrial.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { changeLayer } from './layerSteps.ts'
import { PlacementFields } from './PlacementFields.tsx'
import { lay, makeOwn } from './stackSteps.ts'

const BLENDS = [
  { value: 'normal', label: 'Normal' },
  { value: 'multiply', label: 'Multiply' },
] as const
const TRACINGS = [
  { value: 'plain', label: 'As it is' },
  { value: 'grey', label: 'Without colour' },
  { value: 'blue', label: 'Pencil blue' },
  { value: 'edges', label: 'Edges only' },
] as const
const LAYS = [
  { value: 'fill', label: 'Fill' },
  { value: 'fit', label: 'Fit' },
  { value: 'place', label: 'Place' },
] as const

/**
 * The selected layer's opacity, blending, colour tag, its placement if it is a picture, and the panels that share it.
 */
export function LayerDetails({ layer }: { readonly layer: LayerRow }) {
  const editor = useEditor()
  const board = useBoard()
  return (
    <div className="layer-details">
      <OpacityRow layer={layer} />
      <div className="layer-row">
        <span>Blend</span>
        <Select
          label={`Blend of ${layer.name}`}
          value={layer.blend}
          options={BLENDS}
          disabled={!editor.canWrite}
          onChange={(blend) => changeLayer(editor, layer, 'Set Blend of', { blend })}
        />
      </div>
      {layer.mediaId !== null && (
        <div className="layer-row">
          <span>Picture</span>
          <Segmented
            label={`How ${layer.name} lies on the panel`}
            value={layOf(board, layer)}
            options={LAYS.map((option) => ({ ...option, disabled: !editor.canWrite || layer.locked }))}
            onChange={(how) => lay(editor, layer, how)}
          />
        </div>
      )}
      {layer.mediaId !== null && (
        <div className="layer-row">
          <span>Trace</span>
          <Select
            label={`How ${layer.name} shows under the drawing`}
            value={layer.tracing}
            options={TRACINGS}
            disabled={!editor.canWrite || layer.locked}
            onChange={(tracing) => changeLayer(editor, layer, 'Trace', { tracing })}
          />
        </div>
      )}
      {layer.placement && <PlacementFields layer={layer} placement={layer.placement} />}
      <TagRow layer={layer} />
      {isShared(board, layer) && (
        <div className="layer-shared">
          <p>Shared by {sharersOf(board, inkIdOf(layer)).length} panels: a change here changes them all.</p>
          <Button disabled={!editor.canWrite} onClick={() => void makeOwn(editor, layer)}>
            Stop sharing here
          </Button>
        </div>
      )}
    </div>
  )
}

function OpacityRow({ layer }: { readonly layer: LayerRow }) {
  const editor = useEditor()
  const { percent, ...slide } = useOpacityTrial(layer, (opacity) =>
    changeLayer(editor, layer, 'Set Opacity of', { opacity }),
  )
  return (
    <div className="layer-row">
      <span>Opacity</span>
      <Slider
        label={`Opacity of ${layer.name}`}
        value={percent}
        min={0}
        max={100}
        tone={layer.kind === 'take' ? 'machine' : 'hand'}
        disabled={!editor.canWrite}
        valueText={`${percent} %`}
        {...slide}
      />
      <output>{percent} %</output>
    </div>
  )
}

function TagRow({ layer }: { readonly layer: LayerRow }) {
  const editor = useEditor()
  const set = (tag: LayerRow['tag']) => changeLayer(editor, layer, 'Tag', { tag })
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const at = (LAYER_TAGS.indexOf(layer.tag) + by + LAYER_TAGS.length) % LAYER_TAGS.length
    set(LAYER_TAGS[at]!)
    event.currentTarget.querySelectorAll('button')[at]?.focus()
  }
  return (
    <div className="layer-row">
      <span>Tag</span>
      <div
        role="radiogroup"
        aria-label={`Colour tag of ${layer.name}`}
        className="layer-tags"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {LAYER_TAGS.map((tag) => (
          <button
            key={tag}
            type="button"
            role="radio"
            aria-checked={layer.tag === tag}
            aria-label={tag === '' ? 'No tag' : `${tag[0]!.toUpperCase()}${tag.slice(1)}`}
            data-tag={tag}
            tabIndex={layer.tag === tag ? 0 : -1}
            disabled={!editor.canWrite}
            onClick={() => set(tag)}
          />
        ))}
      </div>
    </div>
  )
}
