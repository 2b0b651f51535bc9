import { useLayoutEffect, useRef } from 'react'
import type { PanelRow } from '#shared/document/schema.ts'
import { layersOf, takeOf } from '#shared/document/select.ts'
import { takeStamp } from '#shared/generation/providers/providerOf.ts'
import { toScreen } from '#shared/geometry/camera.ts'
import { outOf, toWindow } from '#shared/geometry/turn.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { useHelpers } from './helpers/TableView.tsx'
import { useOnPaper } from './helpers/useOnPaper.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { useTableState } from './useTable.ts'

/** From the edges of the table to the label (at the top below the bars), and from the label to the paper, CSS px. */
const EDGE_PX = 12
const TOP_PX = 52
const ABOVE_PX = 11

/**
 * The dashed edge of a paper under which a take is visible, and whose take it is. Above everything that is drawn or
 * shown there, and outside the view, so that neither the dimmer nor a view without colour can hide that a machine made it.
 */
export function TakeFrame({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const board = useBoard()
  const { flip } = useHelpers().helpers
  const onPaper = useOnPaper(table)
  const shown = layersOf(board, panel.id).filter((layer) => layer.kind === 'take' && layer.visible && layer.opacity > 0)
  if (shown.length === 0) return null
  const words = shown.map((layer) => {
    const take = layer.takeId === null ? undefined : takeOf(board, layer.takeId)
    return `${layer.name} · ${takeStamp(take)}`
  })
  return (
    <>
      <div className="take-view on-paper" data-flip={flip || undefined}>
        <div className="take-edge" style={onPaper} />
      </div>
      <TakeLabel table={table} words={words.join(', ')} />
    </>
  )
}

/** At the paper's upper right corner; if that is out of sight, at the nearest place inside the table. */
function TakeLabel({ table, words }: { readonly table: DrawingTable; readonly words: string }) {
  const camera = useTableState(table, (state) => state.camera)
  const frame = useTableState(table, (state) => state.frame)
  const { flip, turn } = useHelpers().helpers
  const label = useRef<HTMLParagraphElement>(null)
  const onView = toScreen(camera, { x: frame.x + frame.width, y: frame.y })
  useLayoutEffect(() => {
    const { offsetWidth, offsetHeight, offsetParent, style } = label.current!
    const room = { width: offsetParent?.clientWidth ?? 0, height: offsetParent?.clientHeight ?? 0 }
    // Words stay upright, beside the corner wherever a turned paper has it.
    const view = { degrees: turn, flip, room, out: outOf(turn, room) }
    const corner = turn === 0 ? onView : toWindow(view, onView)
    const x = within(corner.x - offsetWidth, EDGE_PX, room.width - offsetWidth)
    const y = within(corner.y - offsetHeight - ABOVE_PX, TOP_PX, room.height - offsetHeight)
    style.translate = `${x}px ${y}px`
  })
  return (
    <div className="take-view" data-flip={(flip && turn === 0) || undefined}>
      <p ref={label} className="table-take">
        {words}
      </p>
    </div>
  )
}

function within(at: number, start: number, end: number): number {
  return Math.round(Math.max(start, Math.min(end - EDGE_PX, at)))
}
