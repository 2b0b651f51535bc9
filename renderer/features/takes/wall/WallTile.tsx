import { memo } from 'react'
import type { KeyboardEvent } from 'react'
import type { TakeRow } from '#shared/document/schema.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { plainKey } from '../look/lookKeys.ts'
import { choose } from '../takeChoice.ts'
import { TakeFace } from '../TakeFace.tsx'
import { useTakeActs } from '../useTakeActs.ts'
import { useTakeChoice } from '../useTakeChoice.ts'

interface WallTileProps {
  readonly take: TakeRow
  readonly slate: string
  /** The most px of its picture. */
  readonly px: number
  readonly place: number
  /** The one that Tab comes to. */
  readonly current: boolean
  /** `beside`: beside the one that was looked at before. */
  readonly onLook: (take: TakeRow, beside: boolean) => void
  readonly onGo: () => void
}

/**
 * A take on the wall: Enter, Space or a click looks at it; with Shift, beside the one that was looked at before. Others
 * that land beside it do not draw it anew.
 */
export const WallTile = memo(function WallTile({ take, slate, px, place, current, onLook, onGo }: WallTileProps) {
  const { session, board: boardNow } = useEditor()
  const { store } = useTakeChoice()
  const acts = useTakeActs(take, slate)

  function go(): void {
    const board = boardNow()
    choose(store, board, take)
    session.selectPanel(board, take.panelId)
    session.set({ tab: 'takes', bare: false })
    onGo()
  }
  function keyDown(event: KeyboardEvent): void {
    const act = plainKey(event.nativeEvent, { s: acts.star, k: acts.keep, x: acts.strike, g: go })
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
        onClick={({ shiftKey }) => onLook(take, shiftKey)}
        onKeyDown={keyDown}
      >
        <TakeFace take={take} slate={slate} px={px} />
      </button>
    </div>
  )
})
