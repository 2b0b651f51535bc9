import type { PanelRow } from '#shared/document/schema.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useTableState } from '../useTable.ts'
import { useHelpers } from './TableView.tsx'
import { ACTION_SAFE, TITLE_SAFE, centerLines, perspectiveLines, safeArea, thirdLines } from './guideLines.ts'
import type { Line } from './guideLines.ts'
import { gridOf } from './PerspectivePoints.tsx'

/** Lines over the paper: thirds, centre, safe areas and the panel's perspective. */
export function GuideOverlay({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const { helpers } = useHelpers()
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const grid = helpers.perspective ? gridOf(panel) : null
  if (!helpers.thirds && !helpers.center && !helpers.safe && !grid) return null
  return (
    <svg className="helper-overlay" aria-hidden="true">
      <g transform={`translate(${camera.x} ${camera.y}) scale(${camera.zoom})`}>
        {grid && <Grid frame={frame} grid={grid} />}
        {helpers.thirds && <Lines lines={thirdLines(frame)} className="guide" />}
        {helpers.center && <Lines lines={centerLines(frame)} className="guide" />}
        {helpers.safe && <Safe frame={frame} />}
      </g>
    </svg>
  )
}

function Grid({ frame, grid }: { readonly frame: Rect; readonly grid: NonNullable<PanelRow['perspective']> }) {
  const { rays, horizon } = perspectiveLines(grid, frame)
  return (
    <>
      <clipPath id="paper-clip">
        <rect {...frame} />
      </clipPath>
      <g clipPath="url(#paper-clip)">
        {rays.map((fan, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a fan has no name but its place: point one, two, three
          <Lines key={at} lines={fan} className="ray" />
        ))}
        <Lines lines={[horizon]} className="horizon" />
      </g>
    </>
  )
}

function Safe({ frame }: { readonly frame: Rect }) {
  return (
    <>
      <rect {...safeArea(frame, ACTION_SAFE)} className="guide safe" />
      <rect {...safeArea(frame, TITLE_SAFE)} className="guide safe title-safe" />
    </>
  )
}

function Lines({ lines, className }: { readonly lines: readonly Line[]; readonly className: string }) {
  const path = lines.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('')
  return <path d={path} className={className} vectorEffect="non-scaling-stroke" />
}
