import type { LayerRow, Placement } from '#shared/document/schema.ts'
import { fieldPlace } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { putPicture, uncropPicture } from './stackSteps.ts'

/** Panel px; limits that keep a picture from becoming too small, or too far away to find again. */
const LEAST = 8
const FARTHEST = 100_000

interface PlacementFieldsProps {
  readonly layer: LayerRow
  readonly placement: Placement
}

/** A placed picture's placement in numbers. Its shape never changes: width and height go together. */
export function PlacementFields({ layer, placement }: PlacementFieldsProps) {
  const editor = useEditor()
  const shape = placement.height / placement.width
  const disabled = !editor.canWrite || layer.locked

  function field(
    label: string,
    sign: string,
    value: number,
    least: number,
    change: (next: number) => Partial<Placement>,
  ) {
    return (
      <label>
        <span aria-hidden>{sign}</span>
        <NumberInput
          label={`${label} of ${layer.name}`}
          value={Math.round(value * 10) / 10}
          place={fieldPlace(editor, 'layer', layer.id, `placement.${label}`)}
          needed
          min={least}
          max={FARTHEST}
          disabled={disabled}
          onCommit={(next) => next !== null && putPicture(editor, layer, { ...placement, ...change(next) })}
        />
      </label>
    )
  }

  return (
    <div className="layer-placement" role="group" aria-label={`Place of ${layer.name} in numbers`}>
      {field('Left', 'X', placement.x, -FARTHEST, (x) => ({ x }))}
      {field('Top', 'Y', placement.y, -FARTHEST, (y) => ({ y }))}
      {field('Width', 'W', placement.width, LEAST, (width) => ({ width, height: width * shape }))}
      {field('Height', 'H', placement.height, LEAST, (height) => ({ width: height / shape, height }))}
      {field('Turn', '°', placement.degrees, -FARTHEST, (degrees) => ({ degrees }))}
      {layer.crop && (
        <Button disabled={disabled} onClick={() => uncropPicture(editor, layer)}>
          Show all of it
        </Button>
      )}
    </div>
  )
}
