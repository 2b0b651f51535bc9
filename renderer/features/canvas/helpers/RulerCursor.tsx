import { useEffect, useRef } from 'react'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useHelpers } from './TableView.tsx'
import { RULER_PX } from './rulerTicks.ts'

/**
 * The pointer's position on both rulers. A separate path: as a node it would need a window-sized layer redrawn with
 * every step of the pen (README.md has both figures).
 */
export function RulerCursor({ table }: { readonly table: DrawingTable }) {
  const { helpers } = useHelpers()
  const rulers = helpers.rulers && helpers.turn === 0
  const path = useRef<SVGPathElement>(null)
  useEffect(() => {
    if (!rulers) return undefined
    return table.onHover((at) =>
      path.current?.setAttribute('d', at ? `M${at.x} 0v${RULER_PX}M0 ${at.y}h${RULER_PX}` : ''),
    )
  }, [table, rulers])
  if (!rulers) return null
  return (
    <svg className="ruler-cursor" aria-hidden="true">
      <path ref={path} />
    </svg>
  )
}
