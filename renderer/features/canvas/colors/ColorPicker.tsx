import { useState } from 'react'
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import { Slider } from '../../../ui/Slider.tsx'
import { hexOf, hsvOf } from './hsv.ts'
import type { Hsv } from './hsv.ts'

interface ColorPickerProps {
  /** #rrggbb */
  readonly color: string
  readonly onChange: (color: string) => void
}

/** Saturation across and brightness up, in a square of one hue; the hue below it. */
export function ColorPicker({ color, onChange }: ColorPickerProps) {
  const [kept, setKept] = useState<Hsv>(() => hsvOf(color))
  // Grey and black have no hue of their own: the one that was chosen stays until another colour comes from elsewhere.
  const hsv = hexOf(kept) === color ? kept : hsvOf(color)
  function become(next: Hsv): void {
    setKept(next)
    onChange(hexOf(next))
  }
  const hue = (next: number): void => become({ ...hsv, hue: next })
  return (
    <div
      className="color-picker"
      style={{ '--pure': hexOf({ hue: hsv.hue, saturation: 1, value: 1 }) } as CSSProperties}
    >
      <Square hsv={hsv} color={color} onChange={become} />
      <Slider label="Hue" value={Math.round(hsv.hue)} min={0} max={359} onChange={hue} onCommit={hue} />
    </div>
  )
}

const STEP = 0.02
const KEYS: Readonly<Record<string, readonly [across: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

function Square({ hsv, color, onChange }: { hsv: Hsv; color: string; onChange: (hsv: Hsv) => void }) {
  const { saturation, value } = hsv
  function put(across: number, up: number): void {
    onChange({ ...hsv, saturation: part(across), value: part(up) })
  }
  function point(event: PointerEvent<HTMLElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    put((event.clientX - left) / width, 1 - (event.clientY - top) / height)
  }
  function key(event: KeyboardEvent): void {
    const way = KEYS[event.key]
    if (!way) return
    event.preventDefault()
    const step = event.shiftKey ? 5 * STEP : STEP
    put(saturation + way[0] * step, value + way[1] * step)
  }
  return (
    <div
      className="color-square"
      role="slider"
      tabIndex={0}
      aria-label="Saturation and brightness"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
      aria-valuetext={`Saturation ${Math.round(saturation * 100)} %, brightness ${Math.round(value * 100)} %`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        point(event)
      }}
      onPointerMove={point}
      onKeyDown={key}
    >
      <i style={{ left: `${saturation * 100}%`, top: `${(1 - value) * 100}%`, background: color }} />
    </div>
  )
}

function part(value: number): number {
  return Math.max(0, Math.min(1, value))
}
