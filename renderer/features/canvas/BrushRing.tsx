import { useEffect, useRef } from 'react'
import type { Desk } from './desk/desk.ts'
import { toolOf } from './tools/toolbox.ts'
import { useDeskState, useToolSettings } from './useDesk.ts'

/** A ring smaller than this can't be seen, and the cross says where the pen is. CSS px. */
const SMALLEST = 5

/** The nib at its true size under the pointer. It follows the pointer past React, which need not know. */
export function BrushRing({ desk }: { readonly desk: Desk }) {
  const zoom = useDeskState(desk, (state) => state.camera.zoom)
  const { tools } = useToolSettings()
  const ring = useRef<HTMLDivElement>(null)
  const ringed = toolOf(tools.tool).draws && tools.tool !== 'text'
  const size = Math.max(SMALLEST, tools.sizes[tools.tool] * zoom)
  useEffect(
    () =>
      desk.onHover((at) => {
        if (!ring.current) return
        ring.current.style.visibility = at ? 'visible' : 'hidden'
        if (at) ring.current.style.translate = `${at.x}px ${at.y}px`
      }),
    [desk],
  )
  return (
    <div
      ref={ring}
      hidden={!ringed}
      className="brush-ring"
      aria-hidden="true"
      style={{ width: size, height: size, margin: -size / 2 }}
    />
  )
}
