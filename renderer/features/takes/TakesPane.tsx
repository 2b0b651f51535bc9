import { useState } from 'react'
import { panelOf } from '#shared/document/select.ts'
import type { PanelRow, TakeRow } from '#shared/document/schema.ts'
import { useBoard, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { RequestPane } from './RequestPane.tsx'
import { choose, chosenTake, compare, lookAt, newestFirst } from './takeChoice.ts'
import { TakeFace } from './TakeFace.tsx'
import { TakeStage } from './TakeStage.tsx'
import { useTakeChoice } from './useTakeChoice.ts'
import './takes.css'

/** Of a take among the others of its panel. */
const THUMB_PX = 250_000

/** Reference frames of the current panel, newest first, and the request for the next one. */
export function TakesPane() {
  const board = useBoard()
  const { panelId } = useSession()
  const panel = panelId === null ? undefined : panelOf(board, panelId)
  if (!panel) return <Empty title="Select a panel to see its takes and to ask for one." />
  const takes = newestFirst(board, panel.id)
  return (
    <div className="takes" key={panel.id} data-spots={`takes:${panel.id}`}>
      {takes.length > 0 && <Gallery key={takes[0]!.id} panel={panel} takes={takes} />}
      <RequestPane panel={panel} />
    </div>
  )
}

/** The selected take large (the newest by default), and all of them below it: none moves when another is selected. */
function Gallery({ panel, takes }: { readonly panel: PanelRow; readonly takes: readonly TakeRow[] }) {
  const board = useBoard()
  const { store, choice } = useTakeChoice()
  const [showStruck, setShowStruck] = useState(false)
  const struck = takes.filter((take) => take.struck).length
  const shown = takes.filter((take) => showStruck || !take.struck)
  const chosen = chosenTake(board, panel.id, choice, showStruck)
  return (
    <section className="takes-gallery" aria-label="Takes">
      {chosen && <TakeStage panel={panel} take={chosen} />}
      {shown.length > 1 && (
        <ul className="takes-others">
          {shown.map((take) => (
            <li key={take.id}>
              <Tooltip label="Double click: full size. Shift-click: beside the selected one." keys="Enter">
                <button
                  type="button"
                  aria-current={take === chosen || undefined}
                  onClick={(event) =>
                    event.shiftKey && chosen ? compare(store, chosen, take) : choose(store, board, take)
                  }
                  onDoubleClick={() => lookAt(store, take)}
                  onKeyDown={(event) => {
                    if ((event.key !== ' ' && event.key !== 'Enter') || event.shiftKey) return
                    event.preventDefault()
                    lookAt(store, take)
                  }}
                >
                  <TakeFace take={take} px={THUMB_PX} />
                </button>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      {struck > 0 && (
        <Button variant="ghost" className="takes-struck" onClick={() => setShowStruck(!showStruck)}>
          {showStruck ? 'Hide struck takes' : `Show ${struck} struck`}
        </Button>
      )}
    </section>
  )
}
