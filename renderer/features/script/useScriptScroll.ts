import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { SHEET, lineNear, sheetShape, topOf } from './sheet.ts'
import type { SheetShape } from './sheet.ts'
import type { ScriptPages } from '#shared/breakdown/scriptPages.ts'

const PAD_PX = 12
/** Px to a point: 12 pt type is no smaller than 8.4 px and no larger than 18. */
const SCALES = [0.7, 1.5] as const

export interface ScriptScroll {
  readonly shape: SheetShape
  /** Px to a point. */
  readonly scale: number
  readonly height: number
  readonly pages: readonly { readonly index: number; readonly top: number }[]
  /** Brings a line into sight; nothing moves if it is. */
  readonly show: (line: number, where?: 'near' | 'top') => void
  /** The text line under a place in the window, or the nearest to it; -1 for none. */
  readonly lineAt: (clientX: number, clientY: number) => number
  readonly linesInSight: () => number
}

/** Which pages are mounted, at which size, and the way to a line. All pages are alike, so a line's place is known without them. */
export function useScriptScroll(
  box: RefObject<HTMLDivElement | null>,
  script: ScriptPages,
  lanes: number,
): ScriptScroll {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  const shape = sheetShape(lanes)
  const scale = Math.min(SCALES[1], Math.max(SCALES[0], (width - 2 * PAD_PX) / shape.width))
  const step = (SHEET.height + SHEET.gap) * scale
  const virtual = useVirtualizer({
    count: script.pages.length,
    getScrollElement: () => box.current,
    estimateSize: () => step,
    paddingStart: PAD_PX,
    overscan: 1,
  })
  useEffect(() => virtual.measure(), [virtual, step])
  const show = useCallback(
    (line: number, where: 'near' | 'top' = 'near') => {
      const element = box.current
      const place = script.places[line]
      if (!element || !place) return
      const top = PAD_PX + topOf(place) * scale
      const margin = 3 * SHEET.row * scale
      if (where === 'top') element.scrollTop = top - margin
      else if (top < element.scrollTop + margin) element.scrollTop = top - margin
      else if (top + margin > element.scrollTop + element.clientHeight)
        element.scrollTop = top + margin - element.clientHeight
    },
    [box, script, scale],
  )
  const { width: sheet } = shape
  function lineAt(clientX: number, clientY: number): number {
    const element = box.current
    if (!element) return -1
    const edge = element.getBoundingClientRect()
    const left = Math.max(0, (element.clientWidth - sheet * scale) / 2) - element.scrollLeft
    const x = (clientX - edge.left - left) / scale
    return lineNear(script, shape, x, (clientY - edge.top + element.scrollTop - PAD_PX) / scale)
  }
  return {
    shape,
    scale,
    height: virtual.getTotalSize(),
    pages: virtual.getVirtualItems().map(({ index, start }) => ({ index, top: start })),
    show,
    lineAt,
    linesInSight: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / (SHEET.row * scale)) - 4),
  }
}
