/** What a turn of the wheel asks for. A trackpad pinch is reported as a wheel with Ctrl. */
export type WheelMeaning =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }

type WheelFacts = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

const LINE_PX = 40
/** One notch of a common wheel, in px. */
const NOTCH = 100

/**
 * A notched wheel zooms and two fingers on a trackpad pan. What browsers report tells them apart: notches come in
 * lines, or in whole steps of 100 px or more straight up or down; fingers come in small or diagonal ones.
 */
export function wheelMeaning(wheel: WheelFacts): WheelMeaning {
  const unit = wheel.deltaMode === 0 ? 1 : LINE_PX
  const [dx, dy] = [wheel.deltaX * unit, wheel.deltaY * unit]
  if (wheel.ctrlKey || wheel.metaKey) return { kind: 'zoom', factor: Math.exp(-clamp(dy, 60) * 0.01) }
  if (wheel.shiftKey) return { kind: 'pan', dx: -(dx || dy), dy: 0 }
  const notched = dx === 0 && (wheel.deltaMode !== 0 || (Math.abs(dy) >= NOTCH && Number.isInteger(dy)))
  if (notched) return { kind: 'zoom', factor: Math.exp(-clamp(dy, 240) * 0.0016) }
  return { kind: 'pan', dx: -dx, dy: -dy }
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}
