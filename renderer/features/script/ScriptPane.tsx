import { useState } from 'react'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import { draftsOf } from '#shared/document/select.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { ScriptView } from './ScriptView.tsx'
import { useScreenplay } from './useScreenplay.ts'
import './script.css'

/** How a script comes in; undefined where that can't be done. */
const BRING = COMMANDS.find(({ label }) => label.startsWith('Import script'))?.id

/** The script beside the board or the shot list: one of its drafts, as pages, with the shots lined on it. */
export function ScriptPane() {
  const drafts = draftsOf(useBoard())
  const actions = useActions()
  const [chosen, choose] = useState<DraftId | null>(null)
  const draft = drafts.find(({ id }) => id === chosen) ?? drafts.at(-1)
  if (!draft)
    return (
      <Empty
        title="No script yet."
        {...(BRING && {
          action: (
            <Button disabled={!actions.enabled(BRING)} onClick={() => actions.run(BRING)}>
              Import script…
            </Button>
          ),
        })}
      />
    )
  return <Draft key={draft.id} draft={draft} drafts={drafts} onChoose={choose} />
}

interface DraftProps {
  readonly draft: DraftRow
  readonly drafts: readonly DraftRow[]
  readonly onChoose: (id: DraftId) => void
}

function Draft({ draft, drafts, onChoose }: DraftProps) {
  const earlier = drafts[drafts.findIndex(({ id }) => id === draft.id) - 1] ?? null
  const read = useScreenplay(draft.id)
  const before = useScreenplay(earlier?.id ?? null)
  if (read?.state === 'failed') return <Empty title={read.why} />
  // Its asterisks come with it: the page is not shown without them first.
  if (read?.state !== 'read' || before?.state === 'reading') return <div className="script-pane" aria-busy />
  return (
    <ScriptView
      draft={draft}
      drafts={drafts}
      script={read.script}
      earlier={before?.state === 'read' ? before.script : null}
      onChoose={onChoose}
    />
  )
}
