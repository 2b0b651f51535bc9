import type { BoardColors } from './boardColors.ts'
import type { Camera, ScreenPoint } from '../camera/camera.ts'
import { seenBy } from '../camera/camera.ts'
import { eachCellIn } from '../layout/layoutQuery.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'
import type { BoardScene } from './boardScene.ts'

/** What is over the board only while a hand is at it. */
export interface BoardOverlay {
  readonly marquee: WorldRect | null
  /** Where what is carried would land. */
  readonly drop: { readonly line: WorldRect } | null
  /** The pointer that carries shots, and what it says it carries. */
  readonly carried: {
    readonly at: ScreenPoint
    readonly words: string
    readonly panelId: string | null
    readonly several: boolean
  } | null
}

export const NO_OVERLAY: BoardOverlay = { marquee: null, drop: null, carried: null }

export function paintOverlay(context: CanvasRenderingContext2D, scene: BoardScene, overlay: BoardOverlay): void {
  paintSelection(context, scene)
  if (overlay.marquee) paintMarquee(context, scene, overlay.marquee)
  if (overlay.drop) paintDropLine(context, scene, overlay.drop)
  if (overlay.carried) paintCarried(context, scene, overlay.carried)
}

/** Grease-pencil red round what the hand is on; a shot's other panels are marked more quietly than the one at hand. */
function paintSelection(context: CanvasRenderingContext2D, scene: BoardScene): void {
  const { camera, layout, selected } = scene
  if (selected.size === 0) return
  const wide = layout.frame.width * camera.zoom > 60
  const offset = wide ? 4 : 1.5
  context.strokeStyle = scene.colors.hand
  context.lineWidth = wide ? 2 : 1.5
  eachCellIn(layout, seenBy(camera, scene.viewport), (cell) => {
    if (!selected.has(cell.shotId)) return
    const besideHand = cell.shotId === scene.shotAtHand && cell.panelId !== scene.panelAtHand
    // What is carried is marked quietly where it still stands: the drop place is what is looked for.
    context.globalAlpha = scene.moving.has(cell.shotId) ? 0.25 : besideHand && wide ? 0.45 : 1
    const left = Math.round((cell.x - camera.x) * camera.zoom) - offset
    const top = Math.round((cell.y - camera.y) * camera.zoom) - offset
    const width = Math.round(layout.frame.width * camera.zoom) + 2 * offset
    const height = Math.round(layout.frame.height * camera.zoom) + 2 * offset
    context.beginPath()
    context.roundRect(left, top, width, height, wide ? 6 : 2)
    context.stroke()
  })
  context.globalAlpha = 1
}

function paintMarquee(context: CanvasRenderingContext2D, { camera, colors }: BoardScene, marquee: WorldRect): void {
  const left = (marquee.x - camera.x) * camera.zoom
  const top = (marquee.y - camera.y) * camera.zoom
  const width = marquee.width * camera.zoom
  const height = marquee.height * camera.zoom
  context.globalAlpha = 0.12
  context.fillStyle = colors.hand
  context.fillRect(left, top, width, height)
  context.globalAlpha = 1
  context.strokeStyle = colors.hand
  context.lineWidth = 1
  context.strokeRect(Math.round(left) + 0.5, Math.round(top) + 0.5, Math.round(width), Math.round(height))
}

function paintDropLine(
  context: CanvasRenderingContext2D,
  { camera, colors }: BoardScene,
  drop: { readonly line: WorldRect },
): void {
  const x = Math.round((drop.line.x - camera.x) * camera.zoom)
  if (drop.line.width > 0) return paintDropArea(context, colors, camera, drop.line)
  const top = (drop.line.y - camera.y) * camera.zoom - 6
  const height = drop.line.height * camera.zoom + 12
  context.fillStyle = colors.hand
  for (const part of [bar, knob]) {
    context.beginPath()
    part(context, x, top, height)
    context.fill()
  }
}

function bar(context: CanvasRenderingContext2D, x: number, top: number, height: number): void {
  context.roundRect(x - 2, top, 4, height, 2)
}

function knob(context: CanvasRenderingContext2D, x: number, top: number): void {
  context.arc(x, top, 5, 0, Math.PI * 2)
}

/** The whole place of a scene that has no shots yet. */
function paintDropArea(context: CanvasRenderingContext2D, colors: BoardColors, camera: Camera, area: WorldRect): void {
  const left = (area.x - camera.x) * camera.zoom
  const top = (area.y - camera.y) * camera.zoom
  context.beginPath()
  context.roundRect(left, top, area.width * camera.zoom, area.height * camera.zoom, 3)
  context.globalAlpha = 0.14
  context.fillStyle = colors.hand
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = colors.hand
  context.lineWidth = 2
  context.stroke()
}

function paintCarried(
  context: CanvasRenderingContext2D,
  scene: BoardScene,
  carried: NonNullable<BoardOverlay['carried']>,
): void {
  const { colors } = scene
  const width = 132
  const height = Math.min(150, width * (scene.layout.frame.height / scene.layout.frame.width))
  const left = Math.min(carried.at.left + 14, scene.viewport.width - width - 10)
  const top = carried.at.top + 12
  const picture = carried.panelId === null ? undefined : scene.pictureOf(carried.panelId, 240)
  context.save()
  context.globalAlpha = 0.92
  context.shadowColor = 'rgba(0, 0, 0, 0.45)'
  context.shadowBlur = 18
  context.shadowOffsetY = 6
  context.fillStyle = colors.paper
  for (const behind of carried.several ? [6, 0] : [0]) {
    context.beginPath()
    context.roundRect(left + behind, top + behind, width, height, 3)
    context.fill()
  }
  context.restore()
  if (picture) context.drawImage(picture, left, top, width, height)
  context.font = `600 12px ${colors.sans}`
  const wordsWidth = context.measureText(carried.words).width
  context.fillStyle = colors.hand
  context.beginPath()
  context.roundRect(left - 6, top - 9, wordsWidth + 16, 20, 10)
  context.fill()
  context.fillStyle = colors.onHand
  context.fillText(carried.words, left + 2, top + 5)
}
