import type { Desk } from './desk/desk.ts'
import { useDeskState, useToolSettings } from './useDesk.ts'

const RINGED: ReadonlySet<string> = new Set([
  'pencil',
  'pen',
  'brush',
  'marker',
  'eraser',
  'line',
  'arrow',
  'rectangle',
  'ellipse',
])
/** A ring smaller than this can't be seen, and a cross says where the pen is. CSS px. */
const SMALLEST = 5

/** The nib at its true size under the pointer. */
export function BrushRing({ desk }: { readonly desk: Desk }) {
  const pointer = useDeskState(desk, (state) => state.pointer)
  const zoom = useDeskState(desk, (state) => state.camera.zoom)
  const { tools } = useToolSettings()
  if (!pointer || !RINGED.has(tools.tool)) return null
  const size = Math.max(SMALLEST, tools.sizes[tools.tool] * zoom)
  const style = {
    width: size,
    height: size,
    transform: `translate(${pointer.x - size / 2}px, ${pointer.y - size / 2}px)`,
  }
  return <div className="brush-ring" aria-hidden="true" style={style} />
}
