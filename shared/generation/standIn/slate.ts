import type { Staging } from '../../document/recipe.ts'
import { ANGLES, FRAMINGS, SIZES, termOf } from '../../film/vocabulary.ts'
import { letter } from './lettering.ts'
import type { RenderedPicture } from './render.ts'

/** Writes the corner slate: "12A  STAND-IN", below it size, framing, angle and lens, and who is in frame. */
export function drawSlate(picture: RenderedPicture, staging: Staging): void {
  const unit = Math.max(10, Math.min(picture.width, picture.height * 1.6) / 64)
  const top = letter(staging.slate, unit * 1.05)
  const mark = letter('Stand-in', unit * 0.62)
  const terms = [
    termOf(SIZES, staging.size)?.label,
    termOf(FRAMINGS, staging.framing)?.label,
    staging.angle === 'eye' ? undefined : termOf(ANGLES, staging.angle)?.label,
    staging.lensMm === null ? undefined : `${staging.lensMm} mm`,
  ].filter((term) => term !== undefined)
  const detail = letter(terms.join(' · '), unit * 0.62)
  const names = letter(staging.cast.slice(0, 5).join(', ').slice(0, 48), unit * 0.56)
  const gap = unit * 0.75
  const head = top.width + (top.width > 0 ? gap : 0) + mark.width
  const wide = Math.min(picture.width - unit * 2, Math.max(head, detail.width, names.width) + gap * 2)
  const rows = 1.05 + (detail.width > 0 ? 1.25 : 0) + (names.width > 0 ? 1.15 : 0)
  const high = unit * (rows + 1.3)
  const [x, y] = [unit, picture.height - high - unit]
  fillPlate(picture, x, y, wide, high)
  let line = y + unit * 0.65
  const pen = Math.max(1, unit * 0.1)
  write(picture, top.lines, x + gap, line, pen * 1.35, 1)
  write(picture, mark.lines, x + gap + head - mark.width, line + unit * 0.43, pen, 0.86)
  line += unit * 1.6
  if (detail.width > 0) {
    write(picture, detail.lines, x + gap, line, pen, 0.86)
    line += unit * 1.18
  }
  write(picture, names.lines, x + gap, line, pen, 0.66)
}

function fillPlate(picture: RenderedPicture, x: number, y: number, wide: number, high: number): void {
  const { pixels, width, height } = picture
  for (let row = Math.max(0, Math.round(y)); row < Math.min(height, Math.round(y + high)); row += 1)
    for (let column = Math.round(x); column < Math.min(width, Math.round(x + wide)); column += 1) {
      const at = (row * width + column) * 4
      for (let i = 0; i < 3; i += 1) pixels[at + i] = pixels[at + i]! * 0.3 + [18, 21, 20][i]! * 0.7
    }
}

/** Draws round-ended lines, anti-aliased by distance. */
function write(
  picture: RenderedPicture,
  lines: readonly (readonly number[])[],
  x: number,
  y: number,
  pen: number,
  part: number,
): void {
  const edge = pen / 2 + 1
  for (const points of lines)
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [ax, ay, bx, by] = [x + points[i]!, y + points[i + 1]!, x + points[i + 2]!, y + points[i + 3]!]
      const right = Math.min(picture.width - 1, Math.ceil(Math.max(ax, bx) + edge))
      const bottom = Math.min(picture.height - 1, Math.ceil(Math.max(ay, by) + edge))
      for (let row = Math.max(0, Math.floor(Math.min(ay, by) - edge)); row <= bottom; row += 1)
        for (let column = Math.max(0, Math.floor(Math.min(ax, bx) - edge)); column <= right; column += 1) {
          const off = toSegment(column + 0.5, row + 0.5, ax, ay, bx, by)
          dab(picture, column, row, Math.min(1, Math.max(0, pen / 2 + 0.5 - off)) * part)
        }
    }
}

function dab(picture: RenderedPicture, x: number, y: number, part: number): void {
  if (part === 0) return
  const at = (y * picture.width + x) * 4
  for (let i = 0; i < 3; i += 1) {
    const value = picture.pixels[at + i]!
    picture.pixels[at + i] = Math.max(value, value + ([238, 240, 234][i]! - value) * part)
  }
}

function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const size = dx * dx + dy * dy
  const t = size === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / size))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
