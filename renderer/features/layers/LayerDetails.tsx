import { useState } from 'react'
import type { LayerRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Select } from '../../ui/Select.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { changeLayer } from './layerSteps.ts'

const BLENDS = [
  { value: 'normal', label: 'Normal' },
  { value: 'multiply', label: 'Multiply' },
] as const

/** The chosen layer's opacity, blend, and how a picture lies on the panel. */
export function LayerDetails({ layer }: { readonly layer: LayerRow }) {
  const editor = useEditor()
  const [dragged, setDragged] = useState<number | null>(null)
  const percent = dragged ?? Math.round(layer.opacity * 100)
  return (
    <div className="layer-details">
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
          onChange={setDragged}
          onCommit={(next) => {
            setDragged(null)
            changeLayer(editor, layer, 'Set Opacity of', { opacity: next / 100 })
          }}
        />
        <output>{percent} %</output>
      </div>
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
    </div>
  )
}
