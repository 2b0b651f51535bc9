import { useEffect, useRef } from 'react'
import type { Camera } from '#shared/geometry/camera.ts'
import { toPanel } from '#shared/geometry/camera.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useHelpers } from './TableView.tsx'

/** The pointer's position on the panel, in panel px, while the rulers are shown. */
export function RulerPlace({ table }: { readonly table: DrawingTable }) {
  const { helpers } = useHelpers()
  const words = useRef<HTMLOutputElement>(null)
  useEffect(
    () =>
      table.onHover((at) => {
        if (words.current) words.current.textContent = at ? wordsOf(table.camera.now(), at) : ''
      }),
    [table],
  )
  return helpers.rulers ? <output ref={words} className="ruler-place" aria-label="Pointer" /> : null
}

function wordsOf(camera: Camera, at: ScreenPoint): string {
  const { x, y } = toPanel(camera, at)
  return `${Math.round(x)}, ${Math.round(y)} px`
}
