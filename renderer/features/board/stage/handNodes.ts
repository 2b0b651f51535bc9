import Konva from 'konva'
import type { WorldRect } from '../layout/layoutQuery.ts'
import type { BoardColors } from '../paint/boardColors.ts'
import type { BoardOverlay } from '../paint/boardOverlay.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { STILL } from './still.ts'

/** What is over the board only during a gesture, in the world's px. */
export interface HandNodes {
  readonly group: Konva.Group
  readonly show: (scene: BoardScene, overlay: BoardOverlay) => void
}

/** The marquee, and where the dragged load would land. */
export function createHandNodes(): HandNodes {
  const group = new Konva.Group({ listening: false })
  const marquee = createAreaNode(0.12, 1)
  const area = createAreaNode(0.14, 2)
  const bar = new Konva.Rect({ ...STILL, width: 4, cornerRadius: 2 })
  const knob = new Konva.Circle({ ...STILL, radius: 5 })
  group.add(marquee.group, area.group, bar, knob)

  function putLine(line: WorldRect | null, zoom: number, colors: BoardColors): void {
    for (const node of [bar, knob]) node.setAttrs({ visible: line !== null, fill: colors.hand })
    if (!line) return
    const [x, y] = [Math.round(line.x * zoom), line.y * zoom - 6]
    bar.setAttrs({ x: x - 2, y, height: line.height * zoom + 12 })
    knob.position({ x, y })
  }

  return {
    group,
    show({ camera, colors }, overlay) {
      const { zoom } = camera
      const line = overlay.drop?.line ?? null
      // A scene without shots takes them anywhere in its place.
      const whole = line !== null && line.width > 0
      marquee.show(overlay.marquee, zoom, colors, 0)
      area.show(whole ? line : null, zoom, colors, 3)
      putLine(whole ? null : line, zoom, colors)
    },
  }
}

interface AreaNode {
  readonly group: Konva.Group
  readonly show: (area: WorldRect | null, zoom: number, colors: BoardColors, radius: number) => void
}

function createAreaNode(strength: number, strokeWidth: number): AreaNode {
  const group = new Konva.Group({ listening: false })
  const fill = new Konva.Rect({ ...STILL, opacity: strength })
  const edge = new Konva.Rect({ ...STILL, strokeWidth })
  group.add(fill, edge)
  return {
    group,
    show(area, zoom, { hand }, cornerRadius) {
      group.visible(area !== null)
      if (!area) return
      const place = { x: area.x * zoom, y: area.y * zoom, width: area.width * zoom, height: area.height * zoom }
      fill.setAttrs({ ...place, fill: hand, cornerRadius })
      // Centres a 1 px line on a pixel row, or it would become two grey ones.
      const between = strokeWidth === 1 ? 0.5 : 0
      const [x, y] = [Math.round(place.x) + between, Math.round(place.y) + between]
      edge.setAttrs({
        x,
        y,
        width: Math.round(place.width),
        height: Math.round(place.height),
        stroke: hand,
        cornerRadius,
      })
    },
  }
}
