import { editLayer } from '#shared/document/commands/layers.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useOpacityTrial } from '../../editor/useOpacityTrial.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Slider } from '../../ui/Slider.tsx'

const TRACINGS_SHOWN: readonly { readonly value: LayerRow['tracing']; readonly label: string }[] = [
  { value: 'plain', label: 'As it is' },
  { value: 'grey', label: 'Grey' },
  { value: 'blue', label: 'Blue' },
  { value: 'edges', label: 'Edges' },
]

interface UnderSliderProps {
  readonly layer: LayerRow
  /** "T3 of Shot 2B" */
  readonly name: string
}

/** How strongly, and in which way, a take shows under the drawing. */
export function UnderSlider({ layer, name }: UnderSliderProps) {
  const editor = useEditor()
  const { percent, ...slide } = useOpacityTrial(layer, (opacity) =>
    editor.run(`Set Opacity of ${name}`, (board) => editLayer(board, layer.id, { opacity })),
  )
  return (
    <div className="take-under">
      <span>Under the drawing</span>
      <Slider
        label="Opacity of the take under the drawing"
        tone="machine"
        value={percent}
        min={0}
        max={100}
        valueText={`${percent} percent`}
        disabled={!editor.canWrite || layer.locked}
        {...slide}
      />
      <b>{percent} %</b>
      <Segmented
        label="How the take shows under the drawing"
        value={layer.tracing}
        options={TRACINGS_SHOWN.map((option) => ({ ...option, disabled: !editor.canWrite || layer.locked }))}
        onChange={(tracing) => editor.run(`Trace ${name}`, (board) => editLayer(board, layer.id, { tracing }))}
      />
    </div>
  )
}
