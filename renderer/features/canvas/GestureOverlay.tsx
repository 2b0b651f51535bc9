import type { Camera } from '#shared/geometry/camera.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import type { TableState } from './table/tableState.ts'
import { cornerOf } from '#shared/tools/cameraMove.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { KNOB_PX, apply, gripsOf } from '#shared/tools/transformBox.ts'
import { useTableState, useToolSettings } from './useTable.ts'

const GRIP_PX = 8

/** What hands hold on to: the box round what is selected, the loop that selects, the frames of a camera move. */
export function GestureOverlay({ table }: { readonly table: DrawingTable }) {
  const camera = useTableState(table, (state) => state.camera)
  const loop = useTableState(table, (state) => state.loop)
  const selection = useTableState(table, (state) => state.selection)
  const move = useTableState(table, (state) => state.move)
  const { tools } = useToolSettings()
  const { shows } = toolOf(tools.tool)
  return (
    <svg className="table-gestures" aria-hidden="true">
      {loop && <polygon className="gesture-loop" points={screenPoints(camera, loop)} />}
      {shows === 'selection' && selection && !loop && <SelectionBox camera={camera} selection={selection} />}
      {shows === 'move' && move && <MoveFrames camera={camera} move={move} />}
    </svg>
  )
}

function SelectionBox(props: { readonly camera: Camera; readonly selection: NonNullable<TableState['selection']> }) {
  const { camera, selection } = props
  const { box, matrix } = selection
  const at = (across: number, down: number): PanelPoint =>
    apply(matrix, { x: box.x + across * box.width, y: box.y + down * box.height })
  const corners = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)]
  const top = toScreen(camera, at(0.5, 0))
  const knob = toScreen(camera, apply(matrix, { x: box.x + box.width / 2, y: box.y - KNOB_PX / camera.zoom }))
  return (
    <>
      <polygon className="gesture-box" points={screenPoints(camera, corners)} />
      <line className="gesture-box" x1={top.x} y1={top.y} x2={knob.x} y2={knob.y} />
      <circle className="gesture-grip" cx={knob.x} cy={knob.y} r={GRIP_PX / 2 + 1} />
      {gripsOf(box, camera.zoom).map(({ across, down }) => (
        <Grip key={`${across} ${down}`} at={toScreen(camera, at(across, down))} />
      ))}
    </>
  )
}

function MoveFrames({ camera, move }: { readonly camera: Camera; readonly move: NonNullable<TableState['move']> }) {
  return (
    <>
      {([move.start, move.end] as const).map((box, i) => {
        const corners = ([0, 1, 2, 3] as const).map((corner) => cornerOf(box, corner))
        return (
          <g key={i === 0 ? 'A' : 'B'} className="gesture-move">
            <polygon points={screenPoints(camera, corners)} />
            {corners.map((corner) => (
              <Grip key={`${corner.x} ${corner.y}`} at={toScreen(camera, corner)} />
            ))}
            <text {...labelPlace(camera, corners[0]!)}>{i === 0 ? 'A' : 'B'}</text>
          </g>
        )
      })}
    </>
  )
}

function Grip({ at }: { readonly at: { readonly x: number; readonly y: number } }) {
  const half = GRIP_PX / 2
  return <rect className="gesture-grip" x={at.x - half} y={at.y - half} width={GRIP_PX} height={GRIP_PX} rx={1.5} />
}

function labelPlace(camera: Camera, corner: PanelPoint): { x: number; y: number } {
  const { x, y } = toScreen(camera, corner)
  return { x: x + 10, y: y + 22 }
}

function screenPoints(camera: Camera, points: readonly PanelPoint[]): string {
  return points
    .map((point) => toScreen(camera, point))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ')
}
