import { useEffect, useRef } from 'react'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useHelpers } from './TableView.tsx'

/** Keeps the paper in place on screen when the view is flipped about the middle of the window, and its words readable. */
export function FlipInPlace({ table }: { readonly table: DrawingTable }) {
  const { flip } = useHelpers().helpers
  const before = useRef(flip)
  useEffect(() => {
    if (before.current === flip) return
    before.current = flip
    table.camera.mirror()
    table.refresh()
  }, [table, flip])
  return null
}
