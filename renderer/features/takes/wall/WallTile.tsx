import type { KeyboardEvent, MouseEvent } from 'react'
import type { TakeRow } from '#shared/document/schema.ts'
import type { FoundTake } from '#shared/generation/findTakes.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { choose, compare, lookAt } from '../takeChoice.ts'
import { TakeFace } from '../TakeFace.tsx'
import { useTakeActs } from '../useTakeActs.ts'
import { useTakeChoice } from '../useTakeChoice.ts'

interface WallTileProps {
  readonly found: FoundTake
  /** Those to go through from here. */
  readonly among: readonly FoundTake[]
  readonly place: number
  /** The one that Tab comes to. */
  readonly current: boolean
  /** Looked at last: Shift holds this one against it. */
  readonly looked: TakeRow | null
  readonly onLook: () => void
  readonly onGo: () => void
}

/** A take on the wall: Enter, Space or a click looks at it; with Shift, beside the one that was looked at before. */
export function WallTile({ found, among, place, current, looked, onLook, onGo }: WallTileProps) {
  const board = useBoard()
  const { session } = useEditor()
  const { store } = useTakeChoice()
  const { take, slate } = found
  const acts = useTakeActs(take, slate)

  function look(event: MouseEvent): void {
    const ids = among.map((each) => each.take.id)
    if (event.shiftKey && looked) compare(store, looked, take, ids)
    else lookAt(store, take, ids)
    onLook()
  }
  function go(): void {
    choose(store, board, take)
    session.selectPanel(board, take.panelId)
    session.set({ tab: 'takes', bare: false })
    onGo()
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = { s: acts.star, k: acts.keep, x: acts.strike, g: go }[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div role="gridcell">
      <button
        type="button"
        className="wall-tile"
        data-place={place}
        tabIndex={current ? 0 : -1}
        aria-keyshortcuts="S K X G"
        onClick={look}
        onKeyDown={keyDown}
      >
        <TakeFace take={take} slate={slate} />
      </button>
    </div>
  )
}
