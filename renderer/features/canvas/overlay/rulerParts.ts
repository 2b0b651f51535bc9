import Konva from 'konva'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import { RULER_PX, rulerTicks } from '../helpers/rulerTicks.ts'
import type { OverlayPart } from './overlayPart.ts'
import { crisp, crispBreadth } from './placedBox.ts'

/** From a tick to its number, and the length of a tick. CSS px. */
const BESIDE_PX = 3
const TICK_PX = 6

/** Rulers in panel px along the top and the left: their ground, a path of ticks, and a pool of numbers. */
export function createRulersPart(): OverlayPart {
  const node = new Konva.Group({ name: 'rulers', listening: false })
  const ground = new Konva.Path({ opacity: 0.92 })
  const marks = new Konva.Path({})
  node.add(ground, marks)
  const numbers: Konva.Text[] = []

  function number(at: number): Konva.Text {
    const known = numbers[at]
    if (known) return known
    const made = new Konva.Text({ listening: false, perfectDrawEnabled: false })
    node.add(made)
    numbers.push(made)
    return made
  }

  return {
    node,
    shows: ['rulers', 'camera', 'flip'],
    show({ rulers, camera, flip }, { room, tokens }) {
      if (!rulers) return false
      const ticks = rulerTicks(camera, room)
      const { dpr } = room
      const [width, height] = [room.width - RULER_PX, room.height - RULER_PX]
      ground.setAttrs({
        data: `M0 0h${room.width}v${RULER_PX}H0zM0 ${RULER_PX}h${RULER_PX}v${height}H0z`,
        fill: tokens.wall,
        width,
      })
      const from = RULER_PX - TICK_PX
      const data = ticks.map(({ at, down }) =>
        down ? `M${from} ${crisp(at, dpr)}h${TICK_PX}` : `M${crisp(at, dpr)} ${from}v${TICK_PX}`,
      )
      marks.setAttrs({ data: data.join(''), stroke: tokens.quiet, strokeWidth: crispBreadth(1, dpr) })
      ticks.forEach(({ at, value, down }, index) => {
        const text = number(index)
        text.setAttrs({
          text: String(value),
          name: down ? 'down' : 'across',
          fill: tokens.quiet,
          fontSize: tokens.tiny,
          fontFamily: tokens.sans,
          visible: true,
        })
        const half = text.width() / 2
        const along = Math.round(at) + (down ? -BESIDE_PX - half : BESIDE_PX + half)
        text.setAttrs({
          x: down ? 5 : along,
          y: down ? along : 5,
          offsetX: half,
          offsetY: text.height() / 2,
          rotation: down ? -90 : 0,
          // A number is mirrored along its own way: the one that lies on its side, from top to bottom.
          scaleX: flip && !down ? -1 : 1,
          scaleY: flip && down ? -1 : 1,
        })
      })
      numbers.forEach((text, at) => text.visible(at < ticks.length))
      return true
    },
  }
}

/** Where the pointer is, on both rulers. Pushed with every move of it, and so on a layer of its own. */
export function createRulerCursor(): { readonly node: Konva.Path; readonly at: (place: ScreenPoint | null) => void } {
  const node = new Konva.Path({ name: 'ruler-cursor', listening: false })
  return {
    node,
    at: (place) => void node.data(place ? `M${place.x} 0v${RULER_PX}M0 ${place.y}h${RULER_PX}` : ''),
  }
}
