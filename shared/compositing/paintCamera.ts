import type { CameraMark, Ease } from '../document/markSchema.ts'
import type { Surface } from '../paint/surface.ts'

export type CameraMove = Pick<CameraMark, 'start' | 'end' | 'ease' | 'color'>
/** A move on its way to a mirrored view. It is never stored. */
interface MirroredMove extends CameraMark {
  readonly mirrored: true
}
type Box = CameraMark['start']

/** The same move, whose words can be read in a flipped view: there they stand where they do in an unflipped one. */
export function mirroredMove(mark: CameraMark): MirroredMove {
  return { ...mark, mirrored: true }
}

/** Label beside the arrow; constant speed has none. */
const EASE_WORDS: Readonly<Record<Ease, string>> = { even: '', in: 'EASE IN', out: 'EASE OUT', both: 'EASE IN + OUT' }

/** Line and letter size (panel px) of a move, from the width of its larger frame. */
export function cameraLine(start: Box, end: Box): number {
  return Math.max(3, Math.max(start[2], end[2]) / 320)
}

/** Where a move ends is told from where it starts by its colour as well as by its word. */
const END_COLOR = '#2f6fd0'

/** Around words, so that they are read on whatever was drawn there; between white and warm paper, it is unseen on both. */
const HALO = 'rgb(250 249 246 / 75%)'

/** A camera move as drawn on a board: where it starts, where it ends, and an arrow between. */
export function paintCamera(surface: Surface, move: CameraMove & Partial<Pick<MirroredMove, 'mirrored'>>): void {
  const { start, end, ease, color, mirrored = false } = move
  const line = cameraLine(start, end)
  surface.save()
  surface.strokeStyle = color
  surface.fillStyle = color
  surface.lineWidth = line
  surface.lineJoin = 'miter'
  surface.lineCap = 'round'
  paintFrame(surface, start, { word: 'START', line, mirrored })
  surface.strokeStyle = surface.fillStyle = END_COLOR
  paintFrame(surface, end, { word: 'END', line, mirrored })
  surface.strokeStyle = surface.fillStyle = color
  const from = middleOf(start)
  const to = middleOf(end)
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length > line * 10) paintArrow(surface, from, to, line)
  else paintCorners(surface, start, end)
  const words = EASE_WORDS[ease]
  if (words !== '') {
    surface.font = `${line * 5}px Inter, "Inter Variable", "Noto Sans", sans-serif`
    paintWord(surface, words, end, { across: line * 10, up: line * 3, line, mirrored })
  }
  surface.restore()
}

function paintFrame(
  surface: Surface,
  box: Box,
  { word, line, mirrored }: { readonly word: string; readonly line: number; readonly mirrored: boolean },
): void {
  surface.beginPath()
  surface.rect(...box)
  surface.stroke()
  surface.font = `600 ${line * 6}px Inter, "Inter Variable", "Noto Sans", sans-serif`
  surface.textBaseline = 'alphabetic'
  paintWord(surface, word, box, { across: line * 2.5, up: line * 2.5, line, mirrored })
}

/** A word this far (panel px) into a box from its lower left corner; mirrored: from the lower right, turned over. */
function paintWord(
  surface: Surface,
  word: string,
  [x, y, width, height]: Box,
  {
    across,
    up,
    line,
    mirrored,
  }: { readonly across: number; readonly up: number; readonly line: number; readonly mirrored: boolean },
): void {
  surface.save()
  surface.translate(mirrored ? x + width - across : x + across, y + height - up)
  if (mirrored) surface.scale(-1, 1)
  surface.lineJoin = 'round'
  surface.lineWidth = line * 2
  surface.strokeStyle = HALO
  surface.strokeText(word, 0, 0)
  surface.fillText(word, 0, 0)
  surface.restore()
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
