import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { copyPicture, placePicture } from '#shared/document/commands/pictures.ts'
import type { LayerRow, PanelRow } from '#shared/document/schema.ts'
import { activeLayerOf, numbersOf } from '#shared/document/select.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { layerTrialOf } from '../../../editor/layerTrial.ts'
import { useBoard, useEditor, useSession } from '../../../editor/useEditor.ts'
import { useHandles, useShown } from '../overlay/useTableOverlay.ts'
import type { LivingOverlay } from '../overlay/useTableOverlay.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useTableState } from '../useTable.ts'
import { arrowStep } from './arrowStep.ts'
import { CORNERS, EDGES, changeOf, turnedBy } from './pictureBoxMoves.ts'
import type { Laid, PicturePart } from './pictureBoxMoves.ts'

interface PictureBoxProps {
  readonly living: LivingOverlay
  readonly table: DrawingTable
  readonly panel: PanelRow
}

/**
 * The box around the current placed picture: drag to move, with Alt to copy; corners to scale, edges to crop, the round
 * handle to rotate.
 */
export function PictureBox({ living, table, panel }: PictureBoxProps) {
  const editor = useEditor()
  const board = useBoard()
  const { layerId } = useSession()
  const layer = activeLayerOf(board, panel.id, layerId)
  if (!layer || !layer.placement || !layer.visible || layer.locked || !editor.canWrite) return null
  const { placement, crop } = layer
  return <Box key={layer.id} {...{ living, table, layer, shotId: panel.shotId, laid: { placement, crop } }} />
}

interface BoxProps extends Omit<PictureBoxProps, 'panel'> {
  readonly layer: LayerRow
  readonly shotId: string
  readonly laid: Laid
}

/** The box on the overlay, and its counterpart: each part moves with the arrow keys while it has the focus. */
function Box({ living, table, layer, shotId, laid: kept }: BoxProps) {
  const editor = useEditor()
  const camera = useTableState(table, (state) => state.camera)
  const box = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<Laid | null>(null)
  const trial = layerTrialOf(editor.session)
  useEffect(() => trial.end, [trial])
  const laid = dragged ?? kept
  useShown(living, { picture: laid.placement }, { picture: null })

  function save(next: Laid): void {
    const number = numbersOf(editor.board()).shots.get(shotId) ?? ''
    editor.run(`Place Picture of Shot ${number}`, (now) => placePicture(now, layer.id, next.placement, next.crop))
  }
  function copy(next: Laid): void {
    const number = numbersOf(editor.board()).shots.get(shotId) ?? ''
    const layerId = editor.newId('layer')
    const done = editor.run(`Copy Picture of Shot ${number}`, (now) =>
      copyPicture(now, layerId, layer.id, next.placement, next.crop),
    )
    if (done) editor.session.set({ layerId })
  }
  useHandles(living, 'picture', (handle, from, alt) => {
    if (handle.of !== 'picture') return null
    const copies = alt && handle.part === 'move'
    let next: Laid | null = null
    // A picture that was grabbed keeps the arrow keys, as anything that was clicked does.
    if (handle.part === 'move') box.current?.focus({ preventScroll: true })
    else table.focus()
    return {
      drag(to, keep) {
        next = changeOf(handle.part)(kept, from, to, keep)
        setDragged(next)
        // The original stays: the box goes to where the copy will be.
        if (!copies) trial.show(layer.id, next)
      },
      end(commit) {
        if (commit && next) (copies ? copy : save)(next)
        setDragged(null)
        trial.end()
      },
    }
  })
  function onKeyDown(event: KeyboardEvent, part: PicturePart): void {
    const by = arrowStep(event)
    if (!by) return
    if (!dragged) save(part === 'turn' ? turnedBy(laid, by.x + by.y) : changeOf(part)(laid, ZERO, by, false))
    event.preventDefault()
    event.stopPropagation()
  }

  const { x, y, width, height, degrees } = laid.placement
  const corner = toScreen(camera, { x, y })
  const style = {
    width: width * camera.zoom,
    height: height * camera.zoom,
    transform: `translate(${corner.x}px, ${corner.y}px) rotate(${degrees}deg)`,
    transformOrigin: `${(width / 2) * camera.zoom}px ${(height / 2) * camera.zoom}px`,
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no widget is "a picture that is moved"
    <div
      ref={box}
      className="handle picture-box"
      style={style}
      role="group"
      aria-label={`Place of ${layer.name}: arrow keys move it`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the box itself is moved with the arrow keys
      tabIndex={0}
      onKeyDown={(event) => onKeyDown(event, 'move')}
    >
      {PARTS.map(({ part, label, at }) => (
        <button key={part} type="button" aria-label={label} style={at} onKeyDown={(event) => onKeyDown(event, part)} />
      ))}
    </div>
  )
}

const ZERO: PanelPoint = { x: 0, y: 0 }

const ALONG: Readonly<Record<string, string>> = { left: '0', top: '0', right: '100%', bottom: '100%' }

/** Where each part of the box is, by the words in its name; edges are centred in the other direction. */
const PARTS: readonly { readonly part: PicturePart; readonly label: string; readonly at: object }[] = [
  ...EDGES.map((part) => ({
    part,
    label: `Crop ${part}`,
    at: part === 'left' || part === 'right' ? { left: ALONG[part], top: '50%' } : { left: '50%', top: ALONG[part] },
  })),
  ...CORNERS.map((part) => {
    const [down, across] = part.split(' ') as [string, string]
    return { part, label: `Scale from ${part}`, at: { left: ALONG[across], top: ALONG[down] } }
  }),
  { part: 'turn', label: 'Turn', at: { left: '50%', top: -26 } },
]
