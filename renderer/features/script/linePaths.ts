import type { LinePiece } from '#shared/breakdown/linePieces.ts'

const WAVE_PT = 8
const SWING_PT = 2.6

/** Straight on camera, wavy off: from `top` to `bottom` at `x`, as an SVG path. */
export function linePath(x: number, { top, bottom, onCamera }: Pick<LinePiece, 'top' | 'bottom' | 'onCamera'>): string {
  if (onCamera) return `M${x} ${top}V${bottom}`
  const half = WAVE_PT / 2
  const count = Math.max(2, Math.round((bottom - top) / half))
  const step = (bottom - top) / count
  const swings = Array.from({ length: count }, (_, at) => {
    const side = at % 2 === 0 ? SWING_PT : -SWING_PT
    return `Q${round(x + side * 2)} ${round(top + step * (at + 0.5))} ${x} ${round(top + step * (at + 1))}`
  })
  return `M${x} ${top}${swings.join('')}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
