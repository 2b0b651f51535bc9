import type { TakeRow } from '#shared/document/schema.ts'
import { changesOf, isChangeBegun } from '#shared/generation/changeRequest.ts'
import { shortened } from '#shared/document/shortened.ts'
import { isUnderWay } from '../../../editor/jobs.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { useJobList } from '../../../editor/useJobs.ts'
import { changingOf, openChange } from './changing.ts'

/** Enough of the words to know them by. */
const MOST = 60

/** What was typed or painted for a change of this take and not asked for yet, perhaps on another day; opens it. */
export function ChangeBegun({ take }: { readonly take: TakeRow }) {
  const { session, canWrite } = useEditor()
  const board = useBoard()
  const asked = useJobList()
    .filter((job) => job.panelId === take.panelId && isUnderWay(job))
    .map(({ request }) => request)
  if (!canWrite || !isChangeBegun(board, take, asked)) return null
  const painted = take.changeShapes.length > 0
  const ways = changesOf(board, take)
  const way = ways.find((each) => each === (painted ? 'region' : 'words')) ?? ways[0] ?? 'again'
  const words = take.changeWords.trim()
  return (
    <button type="button" className="change-begun" onClick={() => openChange(changingOf(session), take.id, way)}>
      {words === '' ? 'Change begun: a region is painted' : `Change begun: “${shortened(words, MOST)}”`}
    </button>
  )
}
