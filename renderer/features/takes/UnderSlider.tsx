import { useState } from 'react'
import { editLayer } from '#shared/document/commands/layers.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Slider } from '../../ui/Slider.tsx'

interface UnderSliderProps {
  readonly layer: LayerRow
  /** "T3 of Shot 2B" */
  readonly name: string
}

/** How strongly a take shows under the drawing. */
export function UnderSlider({ layer, name }: UnderSliderProps) {
  const editor = useEditor()
  const [dragged, setDragged] = useState<number | null>(null)
  const shown = dragged ?? Math.round(layer.opacity * 100)
  return (
    <div className="take-under">
      <span>Under the drawing</span>
      <Slider
        label="Opacity of the take under the drawing"
        tone="machine"
        value={shown}
        min={0}
        max={100}
        valueText={`${shown} percent`}
        disabled={!editor.canWrite || layer.locked}
        onChange={setDragged}
        onCommit={(value) => {
          setDragged(null)
          editor.run(`Set Opacity of ${name}`, (board) => editLayer(board, layer.id, { opacity: value / 100 }))
        }}
      />
      <b>{shown} %</b>
    </div>
  )
}
