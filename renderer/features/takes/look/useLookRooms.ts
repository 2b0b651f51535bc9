import { useCallback, useState } from 'react'
import type { RefCallback } from 'react'
import { filmOf } from '#shared/document/board.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { mediaOf } from '#shared/document/select.ts'
import { useBoard } from '../../../editor/useEditor.ts'
import { lookPicture } from './lookView.ts'
import type { LookRoom } from './lookView.ts'

/** Between two panes, and the line over each, CSS px: as in look.css. */
const GAP_PX = 2
const LINE_PX = 36

/** The panes of these takes, side by side in the element that the ref is given to. */
export function useLookRooms(takes: readonly TakeRow[]): {
  readonly panes: RefCallback<HTMLElement>
  readonly rooms: readonly LookRoom[]
} {
  const board = useBoard()
  const [size, setSize] = useState({ width: 1, height: 1, dpr: 1 })
  const panes = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const sizes = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight, dpr: devicePixelRatio }),
    )
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [])
  const { ratio } = filmOf(board)
  const width = (size.width - GAP_PX * (takes.length - 1)) / takes.length
  const rooms = takes.map((take) => {
    const media = mediaOf(board, take.mediaId)
    const picture = lookPicture(media?.width ?? ratio, media?.height ?? 1, ratio)
    return { width, height: Math.max(1, size.height - LINE_PX), dpr: size.dpr, ratio, picture }
  })
  return { panes, rooms }
}
