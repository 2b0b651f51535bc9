import { clockLabel } from '#shared/film/clockLabel.ts'
import { EMPTY_ROW_HEIGHT, headingHeight, MARGIN } from './layout.ts'
import type { Band } from './layout.ts'
import type { BoardScene } from './boardScene.ts'
import { captionFont, shortened, strike } from './paintWords.ts'

/** A scene's heading, as far as it can be read; under it the empty row of a scene without shots. */
export function paintBand(context: CanvasRenderingContext2D, scene: BoardScene, band: Band): void {
  const { camera, colors, layout } = scene
  const contact = layout.arrangement === 'contact'
  const tall = headingHeight(layout.arrangement)
  const size = Math.max(11, Math.min(19, 43 * camera.zoom))
  if (contact) paintSceneStart(context, scene, band)
  if (tall * camera.zoom < size) return
  const own = (band.x - camera.x) * camera.zoom
  // A long strip keeps its heading in sight while it is walked along.
  const left = layout.arrangement === 'filmstrip' ? Math.max(own, 14) : own
  const room = contact ? layout.frame.width * camera.zoom : Infinity
  const baseline = (band.y + tall - camera.y) * camera.zoom - Math.max(contact ? 8 : 6, 26 * camera.zoom)
  context.font = `600 ${size}px ${colors.sans}`
  context.fillStyle = band.omitted ? colors.faint : colors.text
  context.fillText(band.number, left, baseline)
  let x = left + context.measureText(band.number).width + size * 0.7
  const small = Math.max(10, size * 0.82)
  context.font = `500 ${small}px ${colors.sans}`
  const heading = shortened(context, band.omitted ? 'OMITTED' : band.heading || 'Untitled scene', left + room - x)
  context.fillStyle = band.omitted ? colors.faint : colors.quiet
  context.fillText(heading, x, baseline)
  const headingWidth = context.measureText(heading).width
  if (band.omitted) strike(context, colors.faint, x, x + headingWidth, baseline - small * 0.33)
  x += headingWidth + small
  context.font = `400 ${small}px ${colors.sans}`
  context.fillStyle = colors.faint
  const shots = band.shotIds.length
  const count = `${shots} ${shots === 1 ? 'shot' : 'shots'} · ${clockLabel(band.seconds)}`
  if (x + context.measureText(count).width <= left + room) context.fillText(count, x, baseline)
  if (shots === 0 && !band.omitted) paintEmptyRow(context, scene, band, layout.frame.width)
}

/** In a grid that all scenes flow through, a rule beside its first frame says where a scene begins. */
function paintSceneStart(context: CanvasRenderingContext2D, { camera, colors, layout }: BoardScene, band: Band): void {
  const gap = (layout.pitch.x - layout.frame.width) * camera.zoom
  const width = Math.max(1.5, Math.min(3, gap / 6))
  const top = (band.y + headingHeight('contact') * 0.35 - camera.y) * camera.zoom
  const bottom = (band.y + headingHeight('contact') + layout.frame.height - camera.y) * camera.zoom
  context.fillStyle = colors.faint
  context.fillRect((band.x - camera.x) * camera.zoom - gap / 2 - width / 2, top, width, bottom - top)
}

function paintEmptyRow(context: CanvasRenderingContext2D, scene: BoardScene, band: Band, frameWidth: number): void {
  const { camera, colors, layout } = scene
  const left = (MARGIN - camera.x) * camera.zoom
  const top = (band.y + headingHeight(layout.arrangement) - camera.y) * camera.zoom
  context.strokeStyle = colors.line
  context.lineWidth = 1
  context.setLineDash([5, 5])
  context.strokeRect(left + 0.5, top + 0.5, frameWidth * camera.zoom, EMPTY_ROW_HEIGHT * camera.zoom)
  context.setLineDash([])
  if (captionFont(camera.zoom) === 0) return
  context.font = `400 ${captionFont(camera.zoom)}px ${colors.sans}`
  context.fillStyle = colors.faint
  context.fillText('No shots yet', left + 12, top + (EMPTY_ROW_HEIGHT * camera.zoom) / 2 + 4)
}
