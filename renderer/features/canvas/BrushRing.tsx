import { useEffect, useRef } from 'react'
import { brushCursor } from './brushCursor.ts'
import type { Desk } from './desk/desk.ts'
import { sizeOf } from './toolSettings.ts'
import { toolOf } from './tools/toolbox.ts'
import { useDeskState, useToolSettings } from './useDesk.ts'

/** The nib at its true size under the pointer: as the cursor itself, and beyond a cursor's size as a ring that follows it. */
export function BrushRing({ desk }: { readonly desk: Desk }) {
  const zoom = useDeskState(desk, (state) => state.camera.zoom)
  const { tools } = useToolSettings()
  const ring = useRef<HTMLDivElement>(null)
  const ringed = toolOf(tools.tool).nib === true
  const size = sizeOf(tools) * zoom
  const cursor = ringed ? brushCursor(size) : ''

  useEffect(() => {
    desk.setCursor(cursor ?? 'none')
    return () => desk.setCursor('')
  }, [desk, cursor])

  useEffect(() => {
    if (cursor !== null) return undefined
    return desk.onHover((at) => {
      if (!ring.current) return
      ring.current.style.visibility = at ? 'visible' : 'hidden'
      if (at) ring.current.style.transform = `translate(${at.x}px, ${at.y}px)`
    })
  }, [desk, cursor])

  if (cursor !== null) return null
  const style = { width: size, height: size, margin: -size / 2 }
  return <div ref={ring} className="brush-ring" aria-hidden="true" style={style} />
}
