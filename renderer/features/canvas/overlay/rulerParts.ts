import Konva from 'konva'
import { RULER_PX, rulerTicks } from '../helpers/rulerTicks.ts'
import type { RulerTick } from '../helpers/rulerTicks.ts'
import type { OverlayPart } from './overlayPart.ts'
import type { OverlayTokens } from './overlayTokens.ts'
import { crisp, crispBreadth } from './placedBox.ts'

/** From a tick to its number, the length of a tick, and from the window's edge to the middle of the numbers. CSS px. */
const BESIDE_PX = 3
const TICK_PX = 6
const MIDDLE_PX = 5
/** Opacity of the rulers over what is below them, 0..1. */
const GROUND = 0.92

/** Rulers in panel px along the top and the left: for each its background, its numbers, and a path of all ticks. */
export function createRulersPart(): OverlayPart {
  const node = new Konva.Group({ name: 'rulers', listening: false })
  const grounds = [new Konva.Rect({ opacity: GROUND }), new Konva.Rect({ opacity: GROUND, y: RULER_PX })] as const
  const marks = new Konva.Path({})
  const numbers = [
    new Konva.Shape<Konva.ShapeConfig>({ name: 'across' }),
    new Konva.Shape<Konva.ShapeConfig>({ name: 'down' }),
  ]
  node.add(...grounds, marks, ...numbers)
  return {
    node,
    shows: ['rulers', 'camera', 'flip'],
    show({ rulers, camera, flip }, { room, tokens }) {
      if (!rulers) return false
      const { width, height, dpr } = room
      grounds[0].setAttrs({ width, height: RULER_PX, fill: tokens.wall })
      grounds[1].setAttrs({ width: RULER_PX, height: Math.max(0, height - RULER_PX), fill: tokens.wall })
      const ticks = rulerTicks(camera, room)
      marks.setAttrs({ data: ticksOn(ticks, dpr), stroke: tokens.quiet, strokeWidth: crispBreadth(1, dpr) })
      for (const shape of numbers) {
        const down = shape.name() === 'down'
        const own = ticks.filter((tick) => tick.down === down)
        // The visible text, for whoever inspects the node; one node for all of a ruler's: setting a font costs more
        // than its numbers.
        shape.setAttrs({
          text: own.map(({ value }) => value).join(' '),
          sceneFunc: (context: Konva.Context) => paintNumbers(context, own, { down, flip, tokens }),
        })
      }
      return true
    },
  }
}

function ticksOn(ticks: readonly RulerTick[], dpr: number): string {
  const from = RULER_PX - TICK_PX
  return ticks
    .map(({ at, down }) => (down ? `M${from} ${crisp(at, dpr)}h${TICK_PX}` : `M${crisp(at, dpr)} ${from}v${TICK_PX}`))
    .join('')
}

/** The numbers of one ruler, each beside its tick: horizontal, or read from the bottom up. */
function paintNumbers(
  pen: Konva.Context,
  ticks: readonly RulerTick[],
  { down, flip, tokens }: { readonly down: boolean; readonly flip: boolean; readonly tokens: OverlayTokens },
): void {
  pen.font = `${tokens.tiny}px ${tokens.sans}`
  pen.fillStyle = tokens.quiet
  pen.textBaseline = 'middle'
  // A number is mirrored along its own direction to be readable in a flipped view; it still starts beside its tick.
  pen.textAlign = flip ? 'right' : 'left'
  if (down) pen.rotate(-Math.PI / 2)
  for (const { at, value } of ticks) {
    const along = down ? -Math.round(at) + BESIDE_PX : Math.round(at) + BESIDE_PX
    pen.save()
    pen.translate(along, MIDDLE_PX)
    if (flip) pen.scale(-1, 1)
    pen.fillText(String(value), 0, 0.5)
    pen.restore()
  }
}
