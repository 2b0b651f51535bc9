import { useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { movePoint, setPerspective, startPerspective } from '#shared/document/commands/perspective.ts'
import type { PanelRow, Perspective } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import type { Editor } from '../../../editor/editor.ts'
import { useHandles, useShown } from '../overlay/useTableOverlay.ts'
import type { LivingOverlay } from '../overlay/useTableOverlay.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useTableState } from '../useTable.ts'
import { arrowStep } from './arrowStep.ts'
import { levelPlace } from './guideLines.ts'
import { useHelpers } from './TableView.tsx'

export function perspectiveStep(editor: Editor, panel: PanelRow, verb: string, next: Perspective | null): void {
  const number = numbersOf(editor.board()).shots.get(panel.shotId) ?? ''
  editor.run(`${verb} Perspective of Shot ${number}`, (now) => setPerspective(now, panel.id, next))
}

interface PointsProps {
  readonly living: LivingOverlay
  readonly table: DrawingTable
  readonly panel: PanelRow
}

/** The panel's perspective on the overlay, while it is shown. */
export function PerspectivePoints(props: PointsProps) {
  const { helpers } = useHelpers()
  return helpers.perspective ? <Points key={props.panel.id} {...props} /> : null
}

/** Its points and its horizon: dragged on the overlay, or moved with the arrow keys (Shift: ten times as far). */
function Points({ living, table, panel }: PointsProps) {
  const editor = useEditor()
  const { canWrite } = editor
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const [dragged, setDragged] = useState<Perspective | null>(null)
  const { perspective, width, height } = panel
  const kept = useMemo(() => gridOf({ perspective, width, height }), [perspective, width, height])
  const grid = dragged ?? kept
  useShown(living, { grid, points: canWrite }, { grid: null, points: false })
  useHandles(living, 'point', (handle) => {
    if (handle.of !== 'point') return null
    let next: Perspective | null = null
    table.focus()
    return {
      drag(to) {
        next = movePoint(next ?? kept, handle.index, [round(to.x), round(to.y)])
        setDragged(next)
      },
      end(commit) {
        if (commit && next) perspectiveStep(editor, panel, 'Move', next)
        setDragged(null)
      },
    }
  })
  if (!canWrite) return null

  function key(event: KeyboardEvent, index: number, [x, y]: readonly [number, number]): void {
    const by = arrowStep(event)
    if (!by) return
    perspectiveStep(editor, panel, 'Move', movePoint(grid, index, [x + by.x, y + by.y]))
    event.preventDefault()
    event.stopPropagation()
  }

  const level = grid.points.length === 0
  return (level ? [levelPlace(grid, frame)] : grid.points).map((point, index) => {
    const at = toScreen(camera, { x: point[0], y: point[1] })
    return (
      <button
        // oxlint-disable-next-line react/no-array-index-key -- a point has no name but its place
        key={index}
        type="button"
        className={level ? 'handle point level' : 'handle point'}
        aria-label={level ? 'Horizon' : `Vanishing point ${index + 1}`}
        style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}
        onKeyDown={(event) => key(event, index, point)}
      />
    )
  })
}

/** The panel's own perspective, or the default one. */
export function gridOf(panel: Pick<PanelRow, 'perspective' | 'width' | 'height'>): Perspective {
  return panel.perspective ?? startPerspective(panel, 2)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
