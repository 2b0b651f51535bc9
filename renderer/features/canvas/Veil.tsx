import { toScreen } from '#shared/geometry/camera.ts'
import type { Desk } from './desk/desk.ts'
import { useDeskState } from './useDesk.ts'

/** Dims what was drawn outside the frame: it is kept, and the film does not show it. */
export function Veil({ desk }: { readonly desk: Desk }) {
  const camera = useDeskState(desk, (state) => state.camera)
  const frame = useDeskState(desk, (state) => state.frame)
  const outside = useDeskState(desk, (state) => state.outside)
  if (!outside) return null
  const corner = toScreen(camera, frame)
  const style = {
    transform: `translate(${corner.x}px, ${corner.y}px)`,
    width: frame.width * camera.zoom,
    height: frame.height * camera.zoom,
  }
  return <div className="desk-veil" style={style} />
}
