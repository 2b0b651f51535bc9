import { useVirtualizer } from '@tanstack/react-virtual'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { SceneRow } from '#shared/document/schema.ts'

/** Which rows of the list are mounted. Keeps the current scene in view; `place`: its place, -1 for none. */
export function useSceneRows(
  list: RefObject<HTMLDivElement | null>,
  scenes: readonly SceneRow[],
  place: number,
): Virtualizer<HTMLDivElement, Element> {
  const rows = useVirtualizer({
    count: scenes.length,
    getScrollElement: () => list.current,
    getItemKey: (at) => scenes[at]!.id,
    estimateSize: () => 52,
    overscan: 6,
  })
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place)
  }, [place, rows])
  return rows
}
