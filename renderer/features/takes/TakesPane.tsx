import { useState } from 'react'
import { panelOf, takesOf } from '#shared/document/select.ts'
import type { PanelRow, TakeRow } from '#shared/document/schema.ts'
import { useBoard, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { RequestPane } from './RequestPane.tsx'
import { TakeFace } from './TakeFace.tsx'
import { TakeStage } from './TakeStage.tsx'
import './takes.css'

/** Reference frames of the current panel, newest first, and the request for the next one. */
export function TakesPane() {
  const board = useBoard()
  const { panelId } = useSession()
  const panel = panelId === null ? undefined : panelOf(board, panelId)
  if (!panel) return <Empty title="Select a panel to see its takes and to ask for one." />
  const takes = takesOf(board, panel.id).toSorted((a, b) => b.number - a.number)
  return (
    <div className="takes" key={panel.id}>
      {takes.length > 0 && <Gallery key={takes[0]!.id} panel={panel} takes={takes} />}
      <RequestPane panel={panel} />
    </div>
  )
}

/** The selected take large (the newest by default), the others below it. */
function Gallery({ panel, takes }: { readonly panel: PanelRow; readonly takes: readonly TakeRow[] }) {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [showStruck, setShowStruck] = useState(false)
  const struck = takes.filter((take) => take.struck).length
  const shown = takes.filter((take) => showStruck || !take.struck)
  const chosen = shown.find((take) => take.id === chosenId) ?? shown[0]
  return (
    <section className="takes-gallery" aria-label="Takes">
      {chosen && <TakeStage key={chosen.id} panel={panel} take={chosen} />}
      <ul className="takes-others">
        {shown
          .filter((take) => take !== chosen)
          .map((take) => (
            <li key={take.id}>
              <button type="button" onClick={() => setChosenId(take.id)}>
                <TakeFace take={take} />
              </button>
            </li>
          ))}
      </ul>
      {struck > 0 && (
        <Button variant="ghost" className="takes-struck" onClick={() => setShowStruck(!showStruck)}>
          {showStruck ? 'Hide struck takes' : `Show ${struck} struck`}
        </Button>
      )}
    </section>
  )
}
