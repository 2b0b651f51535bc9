import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { TakeRow } from '#shared/document/schema.ts'
import type { FoundTake } from '#shared/generation/findTakes.ts'
import { useFilm } from '../../../editor/useEditor.ts'
import { compare, lookAt } from '../takeChoice.ts'
import { useTakeChoice } from '../useTakeChoice.ts'
import { useKeptFocus } from './useKeptFocus.ts'
import { placeAfter } from './wallKeys.ts'
import { WallTile } from './WallTile.tsx'

interface WallGridProps {
  readonly found: readonly FoundTake[]
  /** The wall gives way to the panel that was gone to. */
  readonly onGo: () => void
}

/** A tile is at least so wide; between two, and below the picture. CSS px, as in wall.css. */
const TILE_PX = 216
const GAP_PX = 16
const LINE_PX = 30
const PADDING_PX = 24

/** The takes as a grid that arrows go through; only rows in sight are there. */
export function WallGrid({ found, onGo }: WallGridProps) {
  const { ratio } = useFilm()
  const { box, measure, width } = useWidth()
  const [current, setCurrent] = useState<string | null>(null)
  const columns = Math.max(1, Math.floor((width + GAP_PX) / (TILE_PX + GAP_PX)))
  const tile = (width - GAP_PX * (columns - 1)) / columns
  const height = tile / ratio + LINE_PX + GAP_PX
  const px = picturePx(tile, ratio)
  const rows = useVirtualizer({
    count: Math.ceil(found.length / columns),
    getScrollElement: () => box.current,
    estimateSize: () => height,
    paddingStart: PADDING_PX,
    paddingEnd: PADDING_PX,
    overscan: 3,
  })
  useEffect(() => rows.measure(), [rows, height])
  const look = useLooking(found, setCurrent)
  const at = Math.max(
    0,
    found.findIndex(({ take }) => take.id === current),
  )

  const currentRow = Math.floor(at / columns)
  const shown = rows.getVirtualItems().some(({ index }) => index === currentRow)
  const kept = useKeptFocus(box, at)

  function go(place: number): void {
    setCurrent(found[place]!.take.id)
    rows.scrollToIndex(Math.floor(place / columns))
    // After the row is there.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus())
  }
  function keyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height))
    const next = placeAfter(event.key, { at, count: found.length, columns, page })
    if (next === null) return
    event.preventDefault()
    go(next)
  }
  return (
    <div ref={measure} className="wall-scroll">
      <div
        role="grid"
        // While the tile that Tab comes to is out of sight.
        tabIndex={shown ? -1 : 0}
        onKeyDown={keyDown}
        {...kept}
        aria-label="Takes"
        aria-rowcount={rows.options.count}
        aria-colcount={columns}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            role="row"
            aria-rowindex={row.index + 1}
            className="wall-row"
            style={{ transform: `translateY(${row.start}px)`, gridTemplateColumns: `repeat(${columns}, 1fr)` }}
          >
            {found.slice(row.index * columns, (row.index + 1) * columns).map((each, across) => (
              <WallTile
                key={each.take.id}
                take={each.take}
                slate={each.slate}
                px={px}
                place={row.index * columns + across}
                current={row.index * columns + across === at}
                onLook={look}
                onGo={onGo}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

/**
 * The most px of a tile's picture: a wall of hundreds holds each of them decoded. The host makes a copy of about a quarter
 * of what is allowed, which is as sharp as the tile. In steps of two, so that a window that is made wider asks for few.
 */
function picturePx(width: number, ratio: number): number {
  const px = width * (width / ratio) * devicePixelRatio ** 2
  return 2 ** Math.ceil(Math.log2(px * 4))
}

/** Looks at a take, with all that are found to go through, or beside the one looked at before: the same function always. */
function useLooking(found: readonly FoundTake[], onLook: (id: string) => void) {
  const { store } = useTakeChoice()
  const shown = useRef(found)
  const looked = useRef<TakeRow | null>(null)
  useEffect(() => {
    shown.current = found
  })
  return useCallback(
    (take: TakeRow, beside: boolean): void => {
      const among = shown.current.map((each) => each.take.id)
      if (beside && looked.current) compare(store, looked.current, take, among)
      else lookAt(store, take, among)
      looked.current = take
      onLook(take.id)
    },
    [onLook, store],
  )
}

/** The scrolled box, and the width that its rows have, CSS px. */
function useWidth() {
  const box = useRef<HTMLDivElement | null>(null)
  const [width, setWidth] = useState(TILE_PX)
  const measure = useCallback((element: HTMLDivElement | null) => {
    box.current = element
    if (!element) return undefined
    const sizes = new ResizeObserver(() => setWidth(Math.max(TILE_PX, element.clientWidth - 2 * PADDING_PX)))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [])
  return { box, measure, width }
}
