import { useEffect, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { placePicture } from '#shared/document/commands/pictures.ts'
import type { LayerRow, PanelRow } from '#shared/document/schema.ts'
import { activeLayerOf, numbersOf } from '#shared/document/select.ts'
import { toPanel, toScreen } from '#shared/geometry/camera.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { layerTrialOf } from '../../../editor/layerTrial.ts'
import { useBoard, useEditor, useSession } from '../../../editor/useEditor.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useTableState } from '../useTable.ts'
import { useHelpers } from './TableView.tsx'
import { CORNERS, EDGES, cropEdge, moveBox, scaleBox, turnBox, turnedBy } from './pictureBoxMoves.ts'
import type { Corner, Edge, Laid } from './pictureBoxMoves.ts'
import { placeOnTable } from './placeOnTable.ts'

/** The box round the placed picture at hand: drag to move, corners to scale, edges to crop, the round handle to turn. */
export function PictureBox({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const editor = useEditor()
  const board = useBoard()
  const { layerId } = useSession()
  const layer = activeLayerOf(board, panel.id, layerId)
  if (!layer || !layer.placement || !layer.visible || layer.locked || !editor.canWrite) return null
  return <Box key={layer.id} table={table} layer={layer} shotId={panel.shotId} placement={layer.placement} />
}

interface Hold {
  readonly start: Laid
  readonly from: PanelPoint
  readonly change: (start: Laid, from: PanelPoint, to: PanelPoint, keep: boolean) => Laid
}

interface BoxProps {
  readonly table: DrawingTable
  readonly layer: LayerRow
  readonly shotId: string
  readonly placement: NonNullable<LayerRow['placement']>
}

function Box({ table, layer, shotId, placement }: BoxProps) {
  const editor = useEditor()
  const { flip } = useHelpers().helpers
  const camera = useTableState(table, (state) => state.camera)
  const [hold, setHold] = useState<Hold | null>(null)
  const [dragged, setDragged] = useState<Laid | null>(null)
  const trial = layerTrialOf(editor.session)
  useEffect(() => trial.end, [trial])
  const laid = dragged ?? { placement, crop: layer.crop }
  const { x, y, width, height, degrees } = laid.placement
  const corner = toScreen(camera, { x, y })

  function save(next: Laid): void {
    const number = numbersOf(editor.board()).shots.get(shotId) ?? ''
    editor.run(`Place Picture of Shot ${number}`, (now) => placePicture(now, layer.id, next.placement, next.crop))
  }
  /** Drags, and the arrow keys where a handle has the focus. */
  function handles(change: Hold['change'], byKey: (by: PanelPoint) => Laid = (by) => change(laid, ZERO, by, false)) {
    return {
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const way = ARROWS[event.key]
        if (event.key === 'Escape' && hold) end(false)
        else if (way && !hold) save(byKey(arrowStep(way, event.shiftKey)))
        else return
        event.preventDefault()
        event.stopPropagation()
      },
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        setHold({ start: laid, from: toPanel(camera, placeOnTable(event.currentTarget, event, flip)), change })
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!hold || !event.currentTarget.hasPointerCapture(event.pointerId)) return
        event.stopPropagation()
        const to = toPanel(camera, placeOnTable(event.currentTarget, event, flip))
        const next = hold.change(hold.start, hold.from, to, event.shiftKey)
        setDragged(next)
        trial.show(layer.id, next)
      },
      onPointerUp: () => end(true),
      onPointerCancel: () => end(false),
    }
  }
  function end(commit: boolean): void {
    if (commit && dragged) save(dragged)
    setHold(null)
    setDragged(null)
    trial.end()
  }

  const style = {
    width: width * camera.zoom,
    height: height * camera.zoom,
    transform: `translate(${corner.x}px, ${corner.y}px) rotate(${degrees}deg)`,
    transformOrigin: `${(width / 2) * camera.zoom}px ${(height / 2) * camera.zoom}px`,
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no widget is "a picture that is moved"
    <div
      className="picture-box"
      style={style}
      role="group"
      aria-label={`Place of ${layer.name}: arrow keys move it`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the box itself is moved with the arrow keys
      tabIndex={0}
      onWheel={(event) => areaUnder(event.currentTarget)?.dispatchEvent(new WheelEvent('wheel', event.nativeEvent))}
      {...handles(moveBox)}
    >
      {EDGES.map((edge) => (
        <button
          key={edge}
          type="button"
          aria-label={`Crop ${edge}`}
          className="edge"
          style={EDGE_PLACE[edge]}
          {...handles(cropEdge(edge))}
        />
      ))}
      {CORNERS.map((at) => (
        <button
          key={at}
          type="button"
          aria-label={`Scale from ${at}`}
          style={CORNER_PLACE[at]}
          {...handles(scaleBox(at))}
        />
      ))}
      <button
        type="button"
        aria-label="Turn"
        className="turn"
        style={{ left: '50%', top: -26 }}
        {...handles(turnBox, (by) => turnedBy(laid, by.x + by.y))}
      />
    </div>
  )
}

const ZERO: PanelPoint = { x: 0, y: 0 }

/** Panel px, or degrees: ten times as far with Shift. */
function arrowStep([x, y]: readonly [number, number], far: boolean): PanelPoint {
  return { x: x * (far ? 10 : 1), y: y * (far ? 10 : 1) }
}

/** The wheel means the table's camera wherever it is turned. */
function areaUnder(part: Element): Element | null | undefined {
  return part.closest('.table-view')?.querySelector('.table-area')
}

const CORNER_PLACE: Readonly<Record<Corner, object>> = {
  'top left': { left: 0, top: 0, cursor: 'nwse-resize' },
  'top right': { left: '100%', top: 0, cursor: 'nesw-resize' },
  'bottom right': { left: '100%', top: '100%', cursor: 'nwse-resize' },
  'bottom left': { left: 0, top: '100%', cursor: 'nesw-resize' },
}
const EDGE_PLACE: Readonly<Record<Edge, object>> = {
  left: { left: 0, top: '50%', cursor: 'ew-resize' },
  right: { left: '100%', top: '50%', cursor: 'ew-resize' },
  top: { left: '50%', top: 0, cursor: 'ns-resize' },
  bottom: { left: '50%', top: '100%', cursor: 'ns-resize' },
}
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
