import { useEffect, useRef } from 'react'
import { brushCursor } from './brushCursor.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { sizeOf } from './toolSettings.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { useTableState, useToolSettings } from './useTable.ts'

/**
 * The nib at its true size under the pointer: as the cursor itself, or as a ring that follows it if larger than a
 * cursor may be.
 */
export function BrushRing({ table }: { readonly table: DrawingTable }) {
  const zoom = useTableState(table, (state) => state.camera.zoom)
  const { tools } = useToolSettings()
  const ring = useRef<HTMLDivElement>(null)
  const ringed = toolOf(tools.tool).nib === true
  const size = sizeOf(tools) * zoom
  const cursor = ringed ? brushCursor(size) : ''

  useEffect(() => {
    table.setCursor(cursor ?? 'none')
    return () => table.setCursor('')
  }, [table, cursor])

  useEffect(() => {
    if (cursor !== null) return undefined
    return table.onHover((at) => {
      if (!ring.current) return
      ring.current.style.visibility = at ? 'visible' : 'hidden'
      if (at) ring.current.style.transform = `translate(${at.x}px, ${at.y}px)`
    })
  }, [table, cursor])

  if (cursor !== null) return null
  const style = { width: size, height: size, margin: -size / 2 }
  return <div ref={ring} className="brush-ring" aria-hidden="true" style={style} />
}
