import type { CameraMark, Ease } from '../document/markSchema.ts'
import type { Surface } from '../paint/surface.ts'

export type CameraMove = Pick<CameraMark, 'start' | 'end' | 'ease' | 'color'>
type Box = CameraMark['start']

/** Label beside the arrow; constant speed has none. */
const EASE_WORDS: Readonly<Record<Ease, string>> = { even: '', in: 'EASE IN', out: 'EASE OUT', both: 'EASE IN + OUT' }

/** Line and letter size (panel px) of a move, from the width of its larger frame. */
export function cameraLine(start: Box, end: Box): number {
  return Math.max(3, Math.max(start[2], end[2]) / 320)
}

/** Where a move ends is told from where it starts by its colour as well as by its word. */
const END_COLOR = '#2f6fd0'

/** A camera move as drawn on a board: where it starts, where it ends, and an arrow between. */
export function paintCamera(surface: Surface, { start, end, ease, color }: CameraMove): void {
  const line = cameraLine(start, end)
  surface.save()
  surface.strokeStyle = color
  surface.fillStyle = color
  surface.lineWidth = line
  surface.lineJoin = 'miter'
  surface.lineCap = 'round'
  paintFrame(surface, start, 'START', line)
  surface.strokeStyle = surface.fillStyle = END_COLOR
  paintFrame(surface, end, 'END', line)
  surface.strokeStyle = surface.fillStyle = color
  const from = middleOf(start)
  const to = middleOf(end)
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length > line * 10) paintArrow(surface, from, to, line)
  else paintCorners(surface, start, end)
  const words = EASE_WORDS[ease]
  if (words !== '') {
    surface.font = `${line * 5}px Inter, "Inter Variable", "Noto Sans", sans-serif`
    surface.fillText(words, end[0] + line * 10, end[1] + end[3] - line * 3)
  }
  surface.restore()
}

function paintFrame(surface: Surface, [x, y, width, height]: Box, word: string, line: number): void {
  surface.beginPath()
  surface.rect(x, y, width, height)
  surface.stroke()
  surface.font = `600 ${line * 6}px Inter, "Inter Variable", "Noto Sans", sans-serif`
  surface.textBaseline = 'alphabetic'
  surface.fillText(word, x + line * 2.5, y + height - line * 2.5)
}

function paintArrow(surface: Surface, from: Point, to: Point, line: number): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const head = line * 7
  surface.beginPath()
  surface.moveTo(from[0], from[1])
  surface.lineTo(to[0], to[1])
  for (const side of [-0.45, 0.45]) {
    surface.moveTo(to[0], to[1])
    surface.lineTo(to[0] - Math.cos(angle + side) * head, to[1] - Math.sin(angle + side) * head)
  }
  surface.stroke()
}

/** For concentric frames (a push in, a pull out) the corners are joined instead. */
function paintCorners(surface: Surface, start: Box, end: Box): void {
  surface.beginPath()
  for (const [right, low] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    surface.moveTo(start[0] + right * start[2], start[1] + low * start[3])
    surface.lineTo(end[0] + right * end[2], end[1] + low * end[3])
  }
  surface.stroke()
}

type Point = readonly [number, number]

function middleOf([x, y, width, height]: Box): Point {
  return [x + width / 2, y + height / 2]
}
