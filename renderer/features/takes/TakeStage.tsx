import { Maximize2 } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { previewPath } from '#shared/contract/assets.ts'
import { editLayer, addTakeUnder } from '#shared/document/commands/layers.ts'
import type { PanelRow, TakeRow } from '#shared/document/schema.ts'
import { layersOf, numbersOf } from '#shared/document/select.ts'
import { useBoard, useEditor, usePanelVersion } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { ChangeBegun } from './change/ChangeBegun.tsx'
import { ChangeButton } from './change/ChangeButton.tsx'
import { RecipeDetails } from './RecipeDetails.tsx'
import { StarButton } from './StarButton.tsx'
import { lookAt } from './takeChoice.ts'
import { TakeFace } from './TakeFace.tsx'
import { TakeNote } from './TakeNote.tsx'
import { UnderSlider } from './UnderSlider.tsx'
import { useTakeActs } from './useTakeActs.ts'
import { useTakeChoice } from './useTakeChoice.ts'

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
  const { store } = useTakeChoice()
  const acts = useTakeActs(take, shot)
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
        full
        instead={comparing ? previewPath(editor.opened.project, panel.id, 960, version, 'table') : null}
      >
        <Tooltip label="Look at it full size: double click" keys="Space">
          <button
            type="button"
            className="take-look"
            aria-label={`Look at T${take.number}`}
            onClick={(event) => {
              const small = event.target instanceof Element && event.target.closest('svg')
              // From keys a click comes without a pointer; with one it takes two, or the sign in the corner.
              if (event.detail === 0 || small) lookAt(store, take)
            }}
            onDoubleClick={() => lookAt(store, take)}
          >
            <Maximize2 aria-hidden />
          </button>
        </Tooltip>
      </TakeFace>
      <div className="take-acts">
        <StarButton take={take} shot={shot} />
        <Button variant="ghost" disabled={!editor.canWrite} aria-pressed={take.kept} onClick={acts.keep}>
          {take.kept ? 'Kept' : 'Keep'}
        </Button>
        <Button variant="ghost" disabled={!editor.canWrite} onClick={acts.strike}>
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
        <ChangeButton take={take} />
        <Button
          className="take-lay"
          aria-label={laid ? 'Take off' : 'Lay under drawing'}
          disabled={!editor.canWrite}
          onClick={lay}
        >
          {laid ? 'Take off' : 'Lay under'}
        </Button>
      </div>
      <ChangeBegun take={take} />
      {laid && <UnderSlider key={layer.id} layer={layer} name={name} />}
      <TakeNote take={take} shot={shot} />
      <RecipeDetails key={take.id} take={take} shot={shot} />
    </div>
  )
}
