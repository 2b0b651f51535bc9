import { assertNever } from '../assertNever.ts'
import type { ShapeMark } from '../document/markSchema.ts'
import type { Surface } from '../paint/surface.ts'

export type Shape = Pick<ShapeMark, 'shape' | 'size' | 'from' | 'to' | 'bend' | 'filled' | 'color'>

/** Paints a ruled shape or an arrow at the surface's current opacity; its transform maps from panel px. */
export function paintShape(surface: Surface, shape: Shape): void {
  const [ax, ay] = shape.from
  const [bx, by] = shape.to
  surface.save()
  surface.fillStyle = shape.color
  surface.strokeStyle = shape.color
  surface.lineWidth = shape.size
  surface.lineCap = 'round'
  surface.lineJoin = 'round'
  surface.beginPath()
  switch (shape.shape) {
    case 'line':
      surface.moveTo(ax, ay)
      surface.lineTo(bx, by)
      break
    case 'arrow':
      traceArrow(surface, shape)
      break
    case 'rectangle':
      surface.rect(Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay))
      break
    case 'ellipse': {
      const rx = Math.abs(bx - ax) / 2
      const ry = Math.abs(by - ay) / 2
      surface.moveTo((ax + bx) / 2 + rx, (ay + by) / 2)
      surface.ellipse((ax + bx) / 2, (ay + by) / 2, rx, ry, 0, 0, Math.PI * 2)
      surface.closePath()
      break
    }
    default:
      assertNever(shape.shape)
  }
  if (shape.filled && (shape.shape === 'rectangle' || shape.shape === 'ellipse')) surface.fill()
  else surface.stroke()
  surface.restore()
}

/** Length of an arrowhead's barbs, in panel px. */
export function arrowHead(size: number, length: number): number {
  return Math.min(size * 4 + 14, length * 0.6)
}

/** The shaft, through `bend` if there is one, and two barbs drawn as if by hand: bowed, one a little longer. */
function traceArrow(surface: Surface, { from, to, bend, size }: Shape): void {
  const [ax, ay] = from
  const [bx, by] = to
  surface.moveTo(ax, ay)
  // The curve passes through the bend, so its control point is twice as far out.
  const control = bend ? [2 * bend[0] - (ax + bx) / 2, 2 * bend[1] - (ay + by) / 2] : null
  if (control) surface.quadraticCurveTo(control[0]!, control[1]!, bx, by)
  else surface.lineTo(bx, by)
  const angle = control ? Math.atan2(by - control[1]!, bx - control[0]!) : Math.atan2(by - ay, bx - ax)
  const head = arrowHead(size, Math.hypot(bx - ax, by - ay))
  barb(surface, bx, by, angle + Math.PI - 0.5, head, 0.14)
  barb(surface, bx, by, angle + Math.PI + 0.56, head * 0.92, -0.14)
}

function barb(surface: Surface, x: number, y: number, angle: number, length: number, bow: number): void {
  surface.moveTo(x + Math.cos(angle) * length, y + Math.sin(angle) * length)
  const middle = angle + bow
  surface.quadraticCurveTo(x + Math.cos(middle) * length * 0.5, y + Math.sin(middle) * length * 0.5, x, y)
}
