import { clockLabel } from '#shared/film/clockLabel.ts'
import { headingHeight } from '../layout/layout.ts'
import type { Band } from '../layout/layout.ts'
import { headingOf } from '../layout/layoutQuery.ts'
import type { BoardScene } from './boardScene.ts'
import { captionFont, shortened, strike } from './paintWords.ts'

/** How much is left of the heading of a scene that the filter leaves nothing of. */
const FILTERED_OUT_WORDS = 0.35
/** Kept between a heading and the edge of what is seen, CSS px. */
const EDGE = 14

/** A scene's heading, as far as it can be read, and the place of one that has no frames to show. */
export function paintBand(context: CanvasRenderingContext2D, scene: BoardScene, band: Band): void {
  const { passing } = scene
  context.globalAlpha = passing === null || band.shotIds.some((id) => passing.has(id)) ? 1 : FILTERED_OUT_WORDS
  paintWhole(context, scene, band)
  context.globalAlpha = 1
}

function paintWhole(context: CanvasRenderingContext2D, scene: BoardScene, band: Band): void {
  const { camera, layout } = scene
  const contact = layout.arrangement === 'contact'
  if (contact) paintSceneStart(context, scene, band)
  if (band.slot) paintSlot(context, scene, band, band.slot)
  const size = Math.max(11, Math.min(19, 43 * camera.zoom))
  const tall = headingHeight(layout.arrangement)
  if (tall * camera.zoom < size) return
  const heading = headingOf(layout, band)
  const own = (heading.x - camera.x) * camera.zoom
  // A long strip keeps its heading in sight while it is walked along.
  const left = layout.arrangement === 'filmstrip' ? Math.max(own, EDGE) : own
  const right = contact ? own + heading.width * camera.zoom : Math.max(scene.viewport.width - EDGE, left)
  const baseline = (band.y + tall - camera.y) * camera.zoom - Math.max(9, 26 * camera.zoom)
  paintHeading(context, scene, band, { left, right, baseline, size })
}

interface HeadingLine {
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
}

/** Number, heading, and how many shots and how long; a long heading gives way to what is after it, and that to the number. */
function paintHeading(context: CanvasRenderingContext2D, scene: BoardScene, band: Band, line: HeadingLine): void {
  const { colors } = scene
  const { left, right, baseline, size } = line
  const small = Math.max(10, size * 0.82)
  context.font = `600 ${size}px ${colors.sans}`
  context.fillStyle = band.sceneId === scene.sceneAtHand ? colors.hand : band.omitted ? colors.faint : colors.text
  context.fillText(band.number, left, baseline)
  let x = left + context.measureText(band.number).width + size * 0.7
  context.font = `400 ${small}px ${colors.sans}`
  const shots = band.shotIds.length
  const count = `${shots} ${shots === 1 ? 'shot' : 'shots'} · ${clockLabel(band.seconds)}`
  const countWidth = shots === 0 ? 0 : context.measureText(count).width + small
  context.font = `500 ${small}px ${colors.sans}`
  const words = band.omitted ? 'OMITTED' : band.heading || 'Untitled scene'
  const whole = context.measureText(words).width
  const counted = shots > 0 && (x + whole + countWidth <= right || right - x > 4 * countWidth)
  const heading = shortened(context, words, right - x - (counted ? countWidth : 0))
  context.fillStyle = band.omitted ? colors.faint : colors.quiet
  context.fillText(heading, x, baseline)
  const headingWidth = context.measureText(heading).width
  if (band.omitted) strike(context, colors.faint, x, x + headingWidth, baseline - small * 0.33)
  if (!counted) return
  x += headingWidth + small
  context.font = `400 ${small}px ${colors.sans}`
  context.fillStyle = colors.faint
  context.fillText(count, x, baseline)
}

/** In a grid that all scenes flow through, a rule beside its first frame says where a scene begins. */
function paintSceneStart(context: CanvasRenderingContext2D, { camera, colors, layout }: BoardScene, band: Band): void {
  const gap = (layout.pitch.x - layout.frame.width) * camera.zoom
  const width = Math.max(1.5, Math.min(3, gap / 6))
  const tall = headingHeight('contact')
  const top = (band.y + tall - camera.y) * camera.zoom - Math.min(tall * 0.65 * camera.zoom, 34)
  const bottom = (band.y + tall + layout.frame.height - camera.y) * camera.zoom
  context.fillStyle = colors.faint
  context.fillRect((band.x - camera.x) * camera.zoom - gap / 2 - width / 2, top, width, bottom - top)
}

/** The dashed place of a scene without frames: an omitted one is crossed out, an open one says that it waits for shots. */
function paintSlot(
  context: CanvasRenderingContext2D,
  scene: BoardScene,
  band: Band,
  slot: NonNullable<Band['slot']>,
): void {
  const { camera, colors } = scene
  const left = Math.round((slot.x - camera.x) * camera.zoom) + 0.5
  const top = Math.round((slot.y - camera.y) * camera.zoom) + 0.5
  const width = Math.round(slot.width * camera.zoom)
  const height = Math.round(slot.height * camera.zoom)
  const atHand = band.sceneId === scene.sceneAtHand
  context.strokeStyle = atHand ? colors.hand : colors.line
  context.lineWidth = atHand ? 1.5 : 1
  context.setLineDash(atHand ? [] : [5, 5])
  context.beginPath()
  context.roundRect(left, top, width, height, Math.min(3, width / 40))
  context.stroke()
  context.setLineDash([])
  const size = captionFont(camera.zoom)
  if (band.omitted) {
    context.strokeStyle = colors.line
    context.lineWidth = 1
    context.beginPath()
    context.moveTo(left, top + height)
    context.lineTo(left + width, top)
    context.stroke()
  } else if (size > 0) {
    context.font = `400 ${size}px ${colors.sans}`
    context.fillStyle = colors.faint
    const words = shortened(context, 'No shots yet', width - 12)
    context.fillText(words, left + (width - context.measureText(words).width) / 2, top + height / 2 + size * 0.36)
  }
}
