import Konva from 'konva'
import type { BoardLayout } from '../layout/layout.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { barsOf, MAP_EDGE, mapBox, mapSize, onMap, shotOnMap } from '../paint/minimap.ts'
import { STILL } from './still.ts'

export interface MinimapNodes {
  readonly group: Konva.Group
  readonly show: (scene: BoardScene) => void
}

/** In greys that work in both themes. */
const BAR = { dark: 'rgb(128 128 128 / 72%)', light: 'rgb(128 128 128 / 42%)' } as const
const EDGE_WIDTH = 1.5

/** The whole film in a corner of the board, with the current shot and the visible part. */
export function createMinimapNodes(): MinimapNodes {
  const group = new Konva.Group({ listening: false, visible: false })
  const ground = new Konva.Rect({ ...STILL, cornerRadius: 6, opacity: 0.92 })
  const edge = new Konva.Rect({ ...STILL, x: 0.5, y: 0.5, cornerRadius: 5.5, strokeWidth: 1 })
  const inside = new Konva.Group({ listening: false, x: MAP_EDGE, y: MAP_EDGE })
  const film = createFilmNode()
  const sight = new Konva.Rect({ ...STILL, cornerRadius: 2, opacity: 0.12 })
  const sightEdge = new Konva.Rect({ ...STILL, cornerRadius: 1.5, strokeWidth: EDGE_WIDTH })
  const hand = new Konva.Circle({ ...STILL, radius: 2 })
  group.add(ground, edge, inside)
  inside.add(film.shape, hand, sight, sightEdge)

  return {
    group,
    show({ mapped, layout, camera, viewport, colors, density, shotAtHand }) {
      group.visible(mapped)
      if (!mapped) return
      const { x, y, width, height } = mapBox(layout, viewport)
      group.position({ x, y })
      ground.setAttrs({ width, height, fill: colors.wall })
      edge.setAttrs({ width: width - 1, height: height - 1, stroke: colors.line })
      film.show(layout, density)
      const seen = onMap(layout, camera, viewport)
      sight.setAttrs({ ...seen, fill: colors.text })
      const half = EDGE_WIDTH / 2
      sightEdge.position({ x: seen.x + half, y: seen.y + half })
      sightEdge.setAttrs({ width: seen.width - EDGE_WIDTH, height: seen.height - EDGE_WIDTH, stroke: colors.text })
      const at = shotOnMap(layout, shotAtHand)
      hand.visible(at !== undefined)
      if (at) hand.setAttrs({ ...at, fill: colors.hand })
    },
  }
}

/** The film's rows as one node, cached as a bitmap until the layout changes. */
function createFilmNode(): {
  readonly shape: Konva.Shape
  readonly show: (layout: BoardLayout, density: number) => void
} {
  let bars: ReturnType<typeof barsOf> = []
  let made: { readonly layout: BoardLayout; readonly density: number } | null = null
  const shape = new Konva.Shape({
    ...STILL,
    sceneFunc(context) {
      for (const { x, y, width, height, light } of bars) {
        context.setAttr('fillStyle', light ? BAR.light : BAR.dark)
        context.fillRect(x, y, width, height)
      }
    },
  })
  return {
    shape,
    show(layout, density) {
      if (made?.layout === layout && made.density === density) return
      made = { layout, density }
      bars = barsOf(layout, density)
      shape.cache({ x: 0, y: 0, ...mapSize(layout), pixelRatio: density })
    },
  }
}
