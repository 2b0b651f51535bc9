import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { previewPath } from '#shared/contract/assets.ts'
import { editLayer, addTakeUnder, markTake } from '#shared/document/commands/layers.ts'
import type { PanelRow, TakeRow } from '#shared/document/schema.ts'
import { layersOf, numbersOf } from '#shared/document/select.ts'
import { useBoard, useEditor, usePanelVersion } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { RecipeDetails } from './RecipeDetails.tsx'
import { TakeFace } from './TakeFace.tsx'
import { UnderSlider } from './UnderSlider.tsx'

interface TakeStageProps {
  readonly panel: PanelRow
  readonly take: TakeRow
}

/** The selected take and its actions. It can be compared, traced, kept or struck; it never becomes the drawing. */
export function TakeStage({ panel, take }: TakeStageProps) {
  const editor = useEditor()
  const board = useBoard()
  const version = usePanelVersion(panel.id)
  const [comparing, setComparing] = useState(false)
  const shot = numbersOf(board).shots.get(panel.shotId) ?? ''
  const name = `T${take.number} of Shot ${shot}`
  const layer = layersOf(board, panel.id).find((each) => each.takeId === take.id)
  const laid = layer?.visible === true

  function lay(): void {
    const layerId = editor.newId('layer')
    if (laid) editor.run(`Take ${name} Off`, (now) => editLayer(now, layer.id, { visible: false }))
    else editor.run(`Lay ${name} Under Drawing`, (now) => addTakeUnder(now, layerId, panel.id, take.id))
  }
  function holdKey(event: KeyboardEvent, held: boolean): void {
    if (event.key !== ' ' && event.key !== 'Enter') return
    event.preventDefault()
    setComparing(held)
  }

  return (
    <div className="take-stage">
      <TakeFace
        take={take}
        instead={comparing ? previewPath(editor.opened.project, panel.id, 960, version, 'drawing') : null}
      />
      <div className="take-acts">
        <Button
          variant="ghost"
          disabled={!editor.canWrite}
          aria-pressed={take.kept}
          onClick={() =>
            editor.run(`${take.kept ? 'Unkeep' : 'Keep'} ${name}`, (now) =>
              markTake(now, take.id, { kept: !take.kept, struck: false }),
            )
          }
        >
          {take.kept ? 'Kept' : 'Keep'}
        </Button>
        <Button
          variant="ghost"
          disabled={!editor.canWrite}
          onClick={() =>
            editor.run(`${take.struck ? 'Restore' : 'Strike'} ${name}`, (now) =>
              markTake(now, take.id, { struck: !take.struck, kept: false }),
            )
          }
        >
          {take.struck ? 'Restore' : 'Strike'}
        </Button>
        <Button
          variant="ghost"
          aria-label="Compare: hold to see the drawing"
          aria-pressed={comparing}
          onPointerDown={() => setComparing(true)}
          onPointerUp={() => setComparing(false)}
          onPointerLeave={() => setComparing(false)}
          onBlur={() => setComparing(false)}
          onKeyDown={(event) => holdKey(event, true)}
          onKeyUp={(event) => holdKey(event, false)}
        >
          Compare
        </Button>
        <Button className="take-lay" disabled={!editor.canWrite} onClick={lay}>
          {laid ? 'Take off' : 'Lay under drawing'}
        </Button>
      </div>
      {laid && <UnderSlider layer={layer} name={name} />}
      <RecipeDetails take={take} />
    </div>
  )
}
