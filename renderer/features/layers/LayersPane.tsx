import { Plus, Trash2 } from 'lucide-react'
import { activeLayerOf, layersOf, panelOf } from '#shared/document/select.ts'
import { addDrawing } from '../../editor/addDrawing.ts'
import { useBoard, useEditor, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { LayerDetails } from './LayerDetails.tsx'
import { LayerMenu } from './LayerMenu.tsx'
import { LayerStack } from './LayerStack.tsx'
import { dropLayer } from './layerSteps.ts'
import './layers.css'

/** The stack of the session's panel, from the top down, and the selected layer's settings. */
export function LayersPane() {
  const editor = useEditor()
  const board = useBoard()
  const say = useToast()
  const { panelId, layerId } = useSession()
  const panel = panelId === null ? undefined : panelOf(board, panelId)
  if (!panel) return <Empty title="Choose a panel to see its layers." />
  const stack = layersOf(board, panel.id)
  const active = activeLayerOf(board, panel.id, layerId)
  if (stack.length === 0)
    return (
      <Empty
        spots={`layers:${panel.id}`}
        title="No layers yet: draw, and one is added."
        action={
          <Button disabled={!editor.canWrite} onClick={() => addDrawing(editor, panel.id)}>
            Add layer
          </Button>
        }
      />
    )
  return (
    <section className="layers" aria-label="Layers" data-spots={`layers:${panel.id}`}>
      <header className="layers-head">
        <h2>Layers</h2>
        <LayerMenu layer={active} />
        <IconButton
          label="Delete layer"
          icon={<Trash2 aria-hidden />}
          disabled={!editor.canWrite || !active}
          onClick={() => active && dropLayer(editor, active, say)}
        />
        <IconButton
          label="Add layer"
          icon={<Plus aria-hidden />}
          disabled={!editor.canWrite}
          onClick={() => addDrawing(editor, panel.id, active)}
        />
      </header>
      <LayerStack key={panel.id} stack={stack.toReversed()} active={active} />
      {active && <LayerDetails key={active.id} layer={active} />}
    </section>
  )
}
