import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { movePoint, setPerspective, startPerspective } from '#shared/document/commands/perspective.ts'
import type { PanelRow, Perspective } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { toPanel, toScreen } from '#shared/geometry/camera.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useTableState } from '../useTable.ts'
import { useHelpers } from './TableView.tsx'
import { placeOnTable } from './placeOnTable.ts'

export function perspectiveStep(editor: Editor, panel: PanelRow, verb: string, next: Perspective | null): void {
  const number = numbersOf(editor.board()).shots.get(panel.shotId) ?? ''
  editor.run(`${verb} Perspective of Shot ${number}`, (now) => setPerspective(now, panel.id, next))
}

/** Handles of the vanishing points and of the horizon: dragged, or moved with the arrow keys (Shift: ten times as far). */
export function PerspectivePoints({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const editor = useEditor()
  const { helpers } = useHelpers()
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const [dragged, setDragged] = useState<Perspective | null>(null)
  const held = useRef<{ part: Element; pointerId: number } | null>(null)
  const grid = dragged ?? gridOf(panel)
  if (!helpers.perspective || !editor.canWrite) return null

  function drag(event: PointerEvent<HTMLButtonElement>, index: number): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const at = toPanel(camera, placeOnTable(event.currentTarget, event, helpers.flip))
    setDragged(movePoint(grid, index, [round(at.x), round(at.y)]))
  }
  function drop(commit: boolean): void {
    held.current = null
    if (commit && dragged) perspectiveStep(editor, panel, 'Move', dragged)
    setDragged(null)
  }
  /** The hand may go on moving: it holds nothing any more. */
  function letGo(): void {
    if (held.current) held.current.part.releasePointerCapture(held.current.pointerId)
    drop(false)
  }
  function key(event: KeyboardEvent, index: number, at: readonly [number, number]): void {
    const way = ARROWS[event.key]
    if (event.key === 'Escape' && dragged) letGo()
    else if (!way) return
    else {
      const far = event.shiftKey ? 10 : 1
      perspectiveStep(editor, panel, 'Move', movePoint(grid, index, [at[0] + way[0] * far, at[1] + way[1] * far]))
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const handles = [...grid.points, ...(grid.points.length === 0 ? [levelHandle(grid, frame)] : [])]
  return handles.map((point, index) => {
    const at = toScreen(camera, { x: point[0], y: point[1] })
    const level = grid.points.length === 0
    return (
      <button
        // oxlint-disable-next-line react/no-array-index-key -- a point has no name but its place
        key={index}
        type="button"
        className={level ? 'helper-point level' : 'helper-point'}
        aria-label={level ? 'Horizon' : `Vanishing point ${index + 1}`}
        style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          held.current = { part: event.currentTarget, pointerId: event.pointerId }
        }}
        onPointerMove={(event) => drag(event, index)}
        onPointerUp={() => drop(true)}
        onPointerCancel={() => drop(false)}
        onKeyDown={(event) => key(event, index, point)}
      >
        {level ? '↕' : index + 1}
      </button>
    )
  })
}

/** The panel's own perspective, or the one it would begin with. */
export function gridOf(panel: PanelRow): Perspective {
  return panel.perspective ?? startPerspective(panel, 2)
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function levelHandle(grid: Perspective, frame: Rect): readonly [number, number] {
  return [frame.x + frame.width * 0.04, grid.horizon]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
