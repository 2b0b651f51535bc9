import { useEffect, useRef, useState } from 'react'
import type { Camera } from '#shared/geometry/camera.ts'
import { toPanel, toScreen } from '#shared/geometry/camera.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { DrawingTable } from '../table/drawingTable.ts'
import { useTableState } from '../useTable.ts'
import { useHelpers } from './TableView.tsx'
import { rulerStep } from './guideLines.ts'

/** CSS px */
const BREADTH = 16

/** Rulers in panel px along the top and the left, with the pointer's place marked on both. */
export function Rulers({ table }: { readonly table: DrawingTable }) {
  const { helpers } = useHelpers()
  return helpers.rulers ? <Shown table={table} /> : null
}

function Shown({ table }: { readonly table: DrawingTable }) {
  const camera = useTableState(table, (state) => state.camera)
  const svg = useRef<SVGSVGElement>(null)
  const across = useRef<SVGPathElement>(null)
  const down = useRef<SVGPathElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const seen = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    if (svg.current) seen.observe(svg.current)
    return () => seen.disconnect()
  }, [])
  useEffect(
    () =>
      table.onHover((at) => {
        across.current?.setAttribute('d', at ? `M${at.x} 0v${BREADTH}` : '')
        down.current?.setAttribute('d', at ? `M0 ${at.y}h${BREADTH}` : '')
      }),
    [table],
  )
  const marks = ticks(camera, size)
  return (
    <svg ref={svg} className="rulers" aria-hidden="true">
      <rect width={size.width} height={BREADTH} />
      <rect width={BREADTH} height={size.height} />
      <path d={marks.map(({ at, down: isDown }) => (isDown ? `M10 ${at}h6` : `M${at} 10v6`)).join('')} />
      {marks.map(({ at, value, down: isDown }) =>
        isDown ? (
          <g key={`y${value}`} transform={`translate(9 ${at - 3}) rotate(-90)`}>
            <text>{value}</text>
          </g>
        ) : (
          <text key={`x${value}`} x={at + 3} y={9}>
            {value}
          </text>
        ),
      )}
      <path ref={across} className="cursor" />
      <path ref={down} className="cursor" />
    </svg>
  )
}

/** Where the pointer is on the panel, in its own px. */
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

function ticks(
  camera: Camera,
  size: { width: number; height: number },
): { at: number; value: number; down: boolean }[] {
  const step = rulerStep(camera.zoom)
  const from = toPanel(camera, { x: BREADTH, y: BREADTH })
  const to = toPanel(camera, { x: size.width, y: size.height })
  const list = (first: number, last: number) =>
    Array.from({ length: Math.max(0, Math.floor(last / step) - Math.ceil(first / step) + 1) }, (_, i) =>
      Math.round((Math.ceil(first / step) + i) * step),
    )
  return [
    ...list(from.x, to.x).map((value) => ({ at: toScreen(camera, panelPoint(value, 0)).x, value, down: false })),
    ...list(from.y, to.y).map((value) => ({ at: toScreen(camera, panelPoint(0, value)).y, value, down: true })),
  ]
}
