import type { Board } from '#shared/document/board.ts'
import { layersOf, movementLabel, panelOf, shotOf } from '#shared/document/select.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { FRAMINGS, SIZES, termOf } from '#shared/film/vocabulary.ts'
import type { BoardColors } from './boardColors.ts'
import type { BoardScene } from './boardScene.ts'
import { seenBy } from '../camera/camera.ts'
import { clockLabel, secondsLabel } from '#shared/film/clockLabel.ts'
import { MARGIN } from '../layout/layout.ts'
import type { Cell } from '../layout/layout.ts'
import { eachBandIn, eachCellIn } from '../layout/layoutQuery.ts'
import { paintBand } from './paintBand.ts'
import { captionFont, shortened, strike } from './paintWords.ts'
import { mipFor } from './pictures.ts'

/** Frames narrower than this, CSS px, are drawn without their pictures. */
const PICTURE_PX = 28
const FILTERED_OUT = 0.16

/** Paints what the camera sees, in CSS px: bands, frames with their pictures, captions as far as they can be read. */
export function paintBoard(context: CanvasRenderingContext2D, scene: BoardScene): void {
  const seen = seenBy(scene.camera, scene.viewport)
  context.textBaseline = 'alphabetic'
  eachBandIn(scene.layout, seen, (band) => paintBand(context, scene, band))
  const frame = frameOnScreen(scene)
  if (frame.width < PICTURE_PX) {
    paintPlainFrames(context, scene)
    return
  }
  const mip = mipFor(frame.width * scene.density)
  const caption = captionFont(scene.camera.zoom)
  eachCellIn(scene.layout, seen, (cell) => {
    context.globalAlpha = clarity(scene, cell.shotId)
    paintFrame(context, scene, cell, mip)
    if (caption > 0) paintCaption(context, scene, cell, caption)
  })
  context.globalAlpha = 1
}

function frameOnScreen({ layout, camera }: BoardScene): { width: number; height: number } {
  return { width: layout.frame.width * camera.zoom, height: layout.frame.height * camera.zoom }
}

function clarity({ moving, passing }: BoardScene, shotId: string): number {
  if (passing !== null && !passing.has(shotId)) return FILTERED_OUT
  return moving.has(shotId) ? 0.35 : 1
}

function paintPlainFrames(context: CanvasRenderingContext2D, scene: BoardScene): void {
  context.fillStyle = scene.colors.paper
  fillFrames(context, scene, false)
  if (scene.passing === null) return
  context.globalAlpha = FILTERED_OUT
  fillFrames(context, scene, true)
  context.globalAlpha = 1
}

/** One path for all frames that pass the filter, or for all others. */
function fillFrames(context: CanvasRenderingContext2D, scene: BoardScene, filteredOut: boolean): void {
  const { layout, camera, passing } = scene
  const frame = frameOnScreen(scene)
  context.beginPath()
  eachCellIn(layout, seenBy(camera, scene.viewport), (cell) => {
    if ((passing !== null && !passing.has(cell.shotId)) !== filteredOut) return
    context.rect((cell.x - camera.x) * camera.zoom, (cell.y - camera.y) * camera.zoom, frame.width, frame.height)
  })
  context.fill()
}

function paintFrame(context: CanvasRenderingContext2D, scene: BoardScene, cell: Cell, mip: number): void {
  const { camera, colors } = scene
  const frame = frameOnScreen(scene)
  const left = Math.round((cell.x - camera.x) * camera.zoom)
  const top = Math.round((cell.y - camera.y) * camera.zoom)
  const width = Math.round(frame.width)
  const height = Math.round(frame.height)
  context.fillStyle = colors.paper
  context.beginPath()
  context.roundRect(left, top, width, height, Math.min(3, width / 40))
  context.fill()
  if (cell.part > 1 && cell.x > MARGIN) paintJoin(context, scene, left, top + height / 2)
  const picture = cell.panelId === null ? undefined : scene.pictureOf(cell.panelId, mip)
  if (picture) drawCovering(context, picture, left, top, width, height)
  if (cell.panelId !== null && width > 60 && showsTake(scene.board, cell.panelId)) {
    paintTakeBadge(context, colors, left, top, width)
  }
}

/** A shot's panels hang together: a short line from the frame before. */
function paintJoin(context: CanvasRenderingContext2D, scene: BoardScene, left: number, y: number): void {
  const gap = (scene.layout.pitch.x - scene.layout.frame.width) * scene.camera.zoom
  context.fillStyle = scene.colors.quiet
  context.fillRect(left - gap, Math.round(y) - 1, gap, 2)
}

/** Fills the frame with the picture's middle: a picture of an older ratio is cropped, never stretched. */
function drawCovering(
  context: CanvasRenderingContext2D,
  picture: ImageBitmap,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  const scale = Math.max(width / picture.width, height / picture.height)
  const cropWidth = Math.min(picture.width, width / scale)
  const cropHeight = Math.min(picture.height, height / scale)
  const x = (picture.width - cropWidth) / 2
  const y = (picture.height - cropHeight) / 2
  context.drawImage(picture, x, y, cropWidth, cropHeight, left, top, width, height)
}

function showsTake(board: Board, panelId: string): boolean {
  return layersOf(board, panelId).some((layer) => layer.kind === 'take' && layer.visible)
}

/** What a machine made is always marked, also where it is only seen through the drawing. */
function paintTakeBadge(
  context: CanvasRenderingContext2D,
  colors: BoardColors,
  left: number,
  top: number,
  width: number,
): void {
  const size = Math.max(10, Math.min(14, width / 16))
  context.strokeStyle = colors.machine
  context.lineWidth = 2
  context.setLineDash([size * 0.3, size * 0.2])
  context.strokeRect(left + 7, top + 7, size, size)
  context.setLineDash([])
}

const remembered = new WeakMap<ShotRow, string>()

/** "MCU · OTS · Dolly in": remembered by row, since rows never change. */
function shotWords(shot: ShotRow): string {
  const known = remembered.get(shot)
  if (known !== undefined) return known
  const framing = termOf(FRAMINGS, shot.framing)?.label ?? ''
  const size = termOf(SIZES, shot.size)?.label ?? framing
  const words = [size, movementLabel({ ...shot, movementNote: '' })].filter(Boolean).join(' · ')
  remembered.set(shot, words)
  return words
}

function paintCaption(context: CanvasRenderingContext2D, scene: BoardScene, cell: Cell, size: number): void {
  const { camera, colors, layout } = scene
  const left = Math.round((cell.x - camera.x) * camera.zoom)
  const width = Math.round(layout.frame.width * camera.zoom)
  const baseline = Math.round((cell.y + layout.frame.height - camera.y) * camera.zoom + Math.min(8, size) + size * 0.85)
  const shot = shotOf(scene.board, cell.shotId)
  if (!shot) return
  if (cell.part > 1) {
    paintPartCaption(context, scene, cell, { left, width, baseline, size })
    return
  }
  const dot = size * 0.3
  context.fillStyle = statusColor(colors, shot.status)
  context.beginPath()
  context.arc(left + dot, baseline - size * 0.36, dot, 0, Math.PI * 2)
  context.fill()
  let x = left + dot * 2 + size * 0.65
  context.font = `600 ${size}px ${colors.sans}`
  context.fillStyle = colors.text
  const time = cell.seconds < 100 ? secondsLabel(cell.seconds) : clockLabel(cell.seconds)
  // A long number is read before anything else of the shot: the time gives way to it.
  const number = shortened(context, cell.number, left + width - x)
  const numberWidth = context.measureText(number).width
  context.fillText(number, x, baseline)
  if (shot.status === 'cut') strike(context, colors.text, x - 2, x + numberWidth + 2, baseline - size * 0.33)
  x += numberWidth + size * 0.65
  context.font = `400 ${size}px ${colors.sans}`
  const timeWidth = context.measureText(time).width
  if (x + timeWidth > left + width) return
  context.fillStyle = colors.faint
  context.fillText(time, left + width - timeWidth, baseline)
  context.fillStyle = colors.quiet
  context.fillText(shortened(context, shotWords(shot), left + width - timeWidth - size - x), x, baseline)
}

interface CaptionLine {
  readonly left: number
  readonly width: number
  readonly baseline: number
  readonly size: number
}

function paintPartCaption(context: CanvasRenderingContext2D, scene: BoardScene, cell: Cell, line: CaptionLine): void {
  const label = cell.panelId === null ? '' : (panelOf(scene.board, cell.panelId)?.label ?? '')
  const words = [cell.number, `${cell.part} of ${cell.parts}`, label].filter(Boolean).join(' · ')
  context.font = `400 ${line.size}px ${scene.colors.sans}`
  context.fillStyle = scene.colors.faint
  context.fillText(shortened(context, words, line.width), line.left, line.baseline)
}

export function statusColor(colors: BoardColors, status: ShotRow['status']): string {
  switch (status) {
    case 'to-board':
      return colors.todo
    case 'boarded':
      return colors.text
    case 'approved':
      return colors.ok
    case 'shot':
      return colors.quiet
    case 'cut':
      return colors.line
  }
}
