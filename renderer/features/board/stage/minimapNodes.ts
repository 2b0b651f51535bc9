import Konva from 'konva'
import type { Viewport } from '../camera/camera.ts'
import type { BoardLayout } from '../layout/layout.ts'
import type { WorldPoint, WorldRect } from '../layout/layoutQuery.ts'
import type { BoardColors } from '../paint/boardColors.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { barsOf, MAP_EDGE, mapBox, onMap, shotOnMap } from '../paint/minimap.ts'
import { STILL } from './still.ts'

export interface MinimapNodes {
  readonly group: Konva.Group
  readonly show: (scene: BoardScene) => void
}

/** In greys that work in both themes. */
const BAR = { dark: 'rgb(128 128 128 / 72%)', light: 'rgb(128 128 128 / 42%)' } as const
const EDGE_WIDTH = 1.5
const HAND_RADIUS = 2

/** The whole film in a corner of the board, with the current shot and the visible part. */
export function createMinimapNodes(): MinimapNodes {
  const group = new Konva.Group({ listening: false, visible: false })
  const base = createBaseNode()
  const sight = createSightNode()
  group.add(base.group, sight.shape)

  return {
    group,
    show({ mapped, layout, camera, viewport, colors, density, shotAtHand }) {
      group.visible(mapped)
      if (!mapped) return
      const { x, y, width, height } = mapBox(layout, viewport)
      group.position({ x, y })
      base.show(layout, { width, height }, colors, density)
      sight.show(onMap(layout, camera, viewport), shotOnMap(layout, shotAtHand), colors)
    },
  }
}

interface SightNode {
  readonly shape: Konva.Shape
  readonly show: (seen: WorldRect, hand: WorldPoint | undefined, colors: BoardColors) => void
}

/** The current shot and the visible part: one node, since they are drawn in every frame of a pan. */
function createSightNode(): SightNode {
  let shown: Parameters<SightNode['show']> | null = null
  return {
    shape: new Konva.Shape({
      ...STILL,
      x: MAP_EDGE,
      y: MAP_EDGE,
      sceneFunc: (context) => shown && drawSight(context, ...shown),
    }),
    show(...next) {
      shown = next
    },
  }
}

function drawSight(
  context: Konva.Context,
  { x, y, width, height }: WorldRect,
  hand: WorldPoint | undefined,
  colors: BoardColors,
): void {
  if (hand) {
    context.setAttr('fillStyle', colors.hand)
    context.beginPath()
    context.arc(hand.x, hand.y, HAND_RADIUS, 0, Math.PI * 2, false)
    context.fill()
  }
  context.setAttr('globalAlpha', 0.12)
  context.setAttr('fillStyle', colors.text)
  context.beginPath()
  context.roundRect(x, y, width, height, 2)
  context.fill()
  context.setAttr('globalAlpha', 1)
  context.setAttr('strokeStyle', colors.text)
  context.setAttr('lineWidth', EDGE_WIDTH)
  context.beginPath()
  context.roundRect(x + EDGE_WIDTH / 2, y + EDGE_WIDTH / 2, width - EDGE_WIDTH, height - EDGE_WIDTH, 1.5)
  context.stroke()
}

interface BaseNode {
  readonly group: Konva.Group
  readonly show: (layout: BoardLayout, size: Viewport, colors: BoardColors, density: number) => void
}

/** The map without what moves on it: its sheet and the film's rows, cached as a bitmap until one of these changes. */
function createBaseNode(): BaseNode {
  const group = new Konva.Group({ listening: false })
  const ground = new Konva.Rect({ ...STILL, cornerRadius: 6, opacity: 0.92 })
  const edge = new Konva.Rect({ ...STILL, x: 0.5, y: 0.5, cornerRadius: 5.5, strokeWidth: 1 })
  let bars: ReturnType<typeof barsOf> = []
  const film = new Konva.Shape({
    ...STILL,
    x: MAP_EDGE,
    y: MAP_EDGE,
    sceneFunc(context) {
      for (const { x, y, width, height, light } of bars) {
        context.setAttr('fillStyle', light ? BAR.light : BAR.dark)
        context.fillRect(x, y, width, height)
      }
    },
  })
  group.add(ground, edge, film)
  let made: readonly [BoardLayout, BoardColors, number] | null = null

  return {
    group,
    show(layout, { width, height }, colors, density) {
      if (made?.[0] === layout && made[1] === colors && made[2] === density) return
      made = [layout, colors, density]
      ground.setAttrs({ width, height, fill: colors.wall })
      edge.setAttrs({ width: width - 1, height: height - 1, stroke: colors.line })
      bars = barsOf(layout, density)
      group.cache({ x: 0, y: 0, width, height, pixelRatio: density })
    },
  }
}
