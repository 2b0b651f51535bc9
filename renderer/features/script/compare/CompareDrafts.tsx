import { Dialog as Base } from 'radix-ui'
import { useEffect, useState } from 'react'
import { sceneOfHeading } from '#shared/breakdown/sceneOfHeading.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import { draftsOf, shotOf } from '#shared/document/select.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import type { Editor } from '../../../editor/editor.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { useFocusBack } from '../../../ui/useFocusBack.ts'
import { useScreenplay } from '../useScreenplay.ts'
import { SideBySide } from './SideBySide.tsx'
import './compare.css'

/** Two drafts of the script beside each other over the whole window, until Esc. */
export function CompareDrafts() {
  const { session } = useEditor()
  const drafts = draftsOf(useBoard())
  const [open, setOpen] = useState(false)
  const giveBack = useFocusBack(open)
  useEffect(() => session.onAsk((request) => (request === 'script.compare' ? setOpen(true) : undefined)), [session])
  if (!open || drafts.length < 2) return null
  return (
    <Base.Root open onOpenChange={setOpen}>
      <Base.Portal>
        <Base.Content className="compare" aria-describedby={undefined} onCloseAutoFocus={giveBack}>
          <Drafts drafts={drafts} onClose={() => setOpen(false)} />
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}

function Drafts({ drafts, onClose }: { readonly drafts: readonly DraftRow[]; readonly onClose: () => void }) {
  const [chosen, choose] = useState<{ readonly before: DraftId; readonly after: DraftId }>({
    before: drafts.at(-2)!.id,
    after: drafts.at(-1)!.id,
  })
  const editor = useEditor()
  const before = useScreenplay(chosen.before)
  const after = useScreenplay(chosen.after)
  const failed = [before, after].find((read) => read?.state === 'failed')
  if (failed?.state === 'failed') return <Empty title={failed.why} />
  if (before?.state !== 'read' || after?.state !== 'read')
    return <Base.Title className="unseen">Compare drafts</Base.Title>
  return (
    <SideBySide
      key={`${chosen.before} ${chosen.after}`}
      drafts={drafts}
      before={{ id: chosen.before, script: before.script }}
      after={{ id: chosen.after, script: after.script }}
      reading={elementRead(editor, after.script)}
      onChoose={(fields) => choose({ ...chosen, ...fields })}
      onClose={onClose}
    />
  )
}

/** Where the script is being read: its cursor selects its scene, and so does a shot on the board or in the list. */
function elementRead(editor: Editor, script: Screenplay): number {
  const board = editor.board()
  const { shotIds, sceneId } = editor.session.state()
  const scene = shotOf(board, shotIds.at(-1) ?? '')?.sceneId ?? sceneId
  return [...sceneOfHeading(board, script)].find(([, id]) => id === scene)?.[0] ?? 0
}
