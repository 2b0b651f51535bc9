import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { PointerEvent } from 'react'
import type { Painter } from '#shared/paint/painter.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { useDensity } from '../../ui/useDensity.ts'
import { penFeel } from './helpers/penFeel.ts'
import { feltPressure, keptLines, paintTrial, sampleLines, steadied } from './nibTrial.ts'
import type { Tried } from './nibTrial.ts'
import { traceSample } from './table/penSample.ts'
import { senseOf } from './toolSettings.ts'
import { useToolSettings } from './useTable.ts'

/** In the box a CSS px is a panel px. */
const UNMOVED = { x: 0, y: 0, zoom: 1 }
/** CSS px per ms at which a mouse, whose pressure comes from its speed here, presses no more. */
const MOUSE_SPEED = 1.5
const LIGHTEST = 0.05

/**
 * Draw here to try the nib in hand: its line as it will be on the paper. Until then a line that swells and fades shows
 * it, even without a pen, or two that cross; either is painted anew with whatever is set of the nib.
 */
export function NibTrial({ painter }: { readonly painter: Painter }) {
  const { tools } = useToolSettings()
  const feel = penFeel()
  const pens = useSyncExternalStore(feel.listen, feel.curve)
  const density = useDensity()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [lines, setLines] = useState<readonly (readonly Tried[])[]>([])
  useEffect(() => {
    const sheet = canvas.current
    const context = sheet?.getContext('2d')
    if (!sheet || !context) return
    const box = { width: sheet.clientWidth, height: sheet.clientHeight, density }
    const [across, down] = [Math.round(box.width * box.density), Math.round(box.height * box.density)]
    if (sheet.width !== across) sheet.width = across
    if (sheet.height !== down) sheet.height = down
    const shown = lines.length > 0 ? lines.map((line) => steadied(tools, line)) : sampleLines(tools, box)
    paintTrial(context, painter, tools, pens, shown, box)
  }, [painter, tools, pens, lines, density])

  const feels = toolOf(tools.tool).controls?.includes('pressure') === true && senseOf(tools).pressure
  const raw = lines.at(-1)?.at(-1)?.pressure
  return (
    <div className="nib-trial">
      <canvas
        ref={canvas}
        aria-label="Try the nib here"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          const { left, top } = event.currentTarget.getBoundingClientRect()
          const first = triedAt(event.nativeEvent, left, top, undefined)
          setLines((before) => [...keptLines(tools, before), [first]])
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
          const { left, top } = event.currentTarget.getBoundingClientRect()
          const parts = partsOf(event)
          setLines((before) => [
            ...before.slice(0, -1),
            parts.reduce<readonly Tried[]>(
              (points, part) => [...points, triedAt(part, left, top, points.at(-1))],
              before.at(-1) ?? [],
            ),
          ])
        }}
      />
      <output>
        {raw !== undefined && feels
          ? `${percent(raw)} felt as ${percent(feltPressure(tools, pens, raw))}`
          : 'Try it here'}
      </output>
    </div>
  )
}

function partsOf({ nativeEvent }: PointerEvent): readonly globalThis.PointerEvent[] {
  const parts = nativeEvent.getCoalescedEvents()
  return parts.length > 0 ? parts : [nativeEvent]
}

function triedAt(part: globalThis.PointerEvent, left: number, top: number, last: Tried | undefined): Tried {
  const { at, pressure, tilt, azimuth } = traceSample(part, left, top, UNMOVED, null).sample
  const { x, y } = at
  const [px, ms] = last ? [Math.hypot(x - last.x, y - last.y), part.timeStamp - last.time] : [0, 0]
  const ofMouse = Math.max(LIGHTEST, 1 - px / Math.max(1, ms) / MOUSE_SPEED)
  return { x, y, tilt, azimuth, time: part.timeStamp, pressure: part.pointerType === 'pen' ? pressure : ofMouse }
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`
}
