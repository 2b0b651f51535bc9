import { useVirtualizer } from '@tanstack/react-virtual'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect } from 'react'
import type { RefObject } from 'react'
import type { SceneRow } from '#shared/document/schema.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'

/** Which rows of the list are mounted. Keeps the current scene in view; `place`: its place, -1 for none. */
export function useSceneRows(
  list: RefObject<HTMLDivElement | null>,
  scenes: readonly SceneRow[],
  place: number,
): Virtualizer<HTMLDivElement, Element> {
  // All rows are measured anew for a new one of these two.
  const getItemKey = useCallback((at: number) => scenes[at]!.id, [scenes])
  const estimateSize = useCallback((at: number) => likelyHeight(scenes[at]!), [scenes])
  const rows = useVirtualizer({
    count: scenes.length,
    getScrollElement: () => list.current,
    getItemKey,
    estimateSize,
    // So that the first render has the rows: without it the list is mounted empty, and then again.
    initialRect: { width: 0, height: globalThis.innerHeight },
    overscan: 6,
  })
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place)
  }, [place, rows])
  return rows
}

/** A row of one line, px, and each line more of its heading or synopsis. */
const [ROW, LINE, SMALL_LINE] = [35, 17, 15]
/** Characters of a heading and of a synopsis that fit on a line as the pane opens. */
const [ACROSS, SMALL_ACROSS] = [23, 28]

const heights = new WeakMap<SceneRow, number>()

/** px, before it is measured: each row that turns out otherwise has the list laid out anew. */
function likelyHeight(scene: SceneRow): number {
  const known = heights.get(scene)
  if (known !== undefined) return known
  const lines = Math.min(3, Math.ceil(sceneTitle(scene).length / ACROSS))
  const small = scene.omitted ? 0 : Math.min(2, Math.ceil(scene.synopsis.length / SMALL_ACROSS))
  const height = ROW + (lines - 1) * LINE + small * SMALL_LINE
  heights.set(scene, height)
  return height
}
