import { useEffect, useState } from 'react'
import { useEditor, useSession } from '../../editor/useEditor.ts'
import type { BoardView } from './boardView.ts'
import { seenBy } from './camera/camera.ts'
import { shotsIn } from './layout/layoutQuery.ts'
import { shotSpoken } from './hands/shotSpoken.ts'
import { createStillness } from '../../ui/stillness.ts'

export function optionId(shotId: string): string {
  return `board-${shotId}`
}

/** How long the film must stand still before its options are updated, ms. */
const STILL_MS = 140
const MOST = 200
/** Of a selection that reaches beyond what is in sight, the shots taken in last: a held key would make hundreds anew. */
const MOST_BEYOND = 24

/**
 * What the canvas shows, for screen readers: the visible shots and the selected ones, as options of the board's list.
 */
export function BoardOptions({ view }: { readonly view: BoardView }) {
  const editor = useEditor()
  const { shotIds } = useSession()
  const [inSight, setInSight] = useState<readonly string[]>([])

  useEffect(() => {
    const look = (): void => {
      const passing = view.passing()
      const met = shotsIn(view.layout(), seenBy(view.camera(), view.viewport()))
      setInSight(met.filter((id) => passing === null || passing.has(id)).slice(0, MOST))
    }
    const still = createStillness(STILL_MS, look)
    look()
    const stopView = view.listenStill(look)
    const stopEditor = editor.listen(still.moved)
    return () => {
      still.stop()
      stopView()
      stopEditor()
    }
  }, [editor, view])

  const board = editor.board()
  const selected = new Set(shotIds)
  const told = [...new Set([...inSight, ...shotIds.slice(-MOST_BEYOND)])].filter((id) =>
    view.layout().firstCell.has(id),
  )
  const place = view.layout().firstCell
  return (
    <div className="unseen" role="presentation">
      {told
        .toSorted((a, b) => place.get(a)! - place.get(b)!)
        .map((id) => (
          <div key={id} id={optionId(id)} role="option" tabIndex={-1} aria-selected={selected.has(id)}>
            {shotSpoken(board, id)}
          </div>
        ))}
    </div>
  )
}
