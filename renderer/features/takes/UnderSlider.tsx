import { editLayer } from '#shared/document/commands/layers.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useOpacityTrial } from '../../editor/useOpacityTrial.ts'
import { Slider } from '../../ui/Slider.tsx'

interface UnderSliderProps {
  readonly layer: LayerRow
  /** "T3 of Shot 2B" */
  readonly name: string
}

/** How strongly a take shows under the drawing. */
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
    </div>
  )
}
