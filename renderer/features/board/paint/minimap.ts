import type { BoardView } from '../boardView.ts'
import { seenBy } from '../camera/camera.ts'
import type { Camera, ScreenPoint, Viewport } from '../camera/camera.ts'
import type { BoardLayout } from '../layout/layout.ts'
import type { WorldPoint } from '../layout/layoutQuery.ts'

/** CSS px. */
const WIDTH = 108
const HEIGHT = { least: 40, most: 108 } as const
const SMALLEST_SIGHT = 5

/** A film's map, CSS px. A film far longer than wide is squeezed, or nothing could be told from it. */
export function mapSize(layout: Pick<BoardLayout, 'width' | 'height'>): Viewport {
  const height = Math.max(HEIGHT.least, Math.min(HEIGHT.most, (WIDTH * layout.height) / layout.width))
  return { width: WIDTH, height: Math.round(height) }
}

/** Views that a film must fill before a map of it helps: a smaller one is found by a turn of the wheel. */
const WORTH_A_MAP = 3

/** The film is much larger than what is seen of it. */
export function needsMap(view: {
  readonly layout: () => Viewport
  readonly camera: () => Camera
  readonly viewport: () => Viewport
}): boolean {
  const { width, height } = view.layout()
  const { zoom } = view.camera()
  const across = Math.max(1, (width * zoom) / view.viewport().width)
  const down = Math.max(1, (height * zoom) / view.viewport().height)
  return across * down > WORTH_A_MAP
}

/** What is in sight, in the map's CSS px, within its edges. */
export function onMap(view: Pick<BoardView, 'layout' | 'camera' | 'viewport'>): {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
} {
  const layout = view.layout()
  const map = mapSize(layout)
  const seen = seenBy(view.camera(), view.viewport())
  const across = span(seen.x / layout.width, seen.width / layout.width, map.width)
  const down = span(seen.y / layout.height, seen.height / layout.height, map.height)
  return { left: across.from, width: across.length, top: down.from, height: down.length }
}

/** A stretch of shares of the whole, as px of `room`: cut at its ends and never too short to be held. */
function span(start: number, share: number, room: number): { from: number; length: number } {
  const from = Math.max(0, Math.min(1, start)) * room
  const to = Math.max(0, Math.min(1, start + share)) * room
  const length = Math.max(SMALLEST_SIGHT, to - from)
  return { from: Math.min(from, room - length), length }
}

/** The world point under a point of the map. */
export function worldOf(layout: BoardLayout, point: ScreenPoint): WorldPoint {
  const map = mapSize(layout)
  return { x: (point.left / map.width) * layout.width, y: (point.top / map.height) * layout.height }
}

/** Each row of frames as a bar, every other scene lighter. In greys that both themes carry. */
export function drawMinimap(canvas: HTMLCanvasElement, layout: BoardLayout): void {
  const map = mapSize(layout)
  const density = Math.min(2, globalThis.devicePixelRatio || 1)
  canvas.width = map.width * density
  canvas.height = map.height * density
  canvas.style.width = `${map.width}px`
  canvas.style.height = `${map.height}px`
  const context = canvas.getContext('2d')
  if (!context) return
  const scaleX = canvas.width / layout.width
  const scaleY = canvas.height / layout.height
  const least = layout.arrangement === 'contact' ? 1 : 0
  for (const row of layout.rows) {
    for (let at = 0; at < row.cellCount;) {
      const first = layout.cells[row.firstCell + at]!
      let end = at + 1
      while (end < row.cellCount && layout.cells[row.firstCell + end]!.band === first.band) end += 1
      context.fillStyle = first.band % 2 === 0 ? 'rgb(128 128 128 / 72%)' : 'rgb(128 128 128 / 42%)'
      const width = ((end - at) * layout.pitch.x - (layout.pitch.x - layout.frame.width)) * scaleX
      context.fillRect(first.x * scaleX, row.y * scaleY, width - least, Math.max(1, layout.frame.height * scaleY))
      at = end
    }
  }
}
