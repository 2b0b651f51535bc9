import Konva from 'konva'
import { seenBy } from '../camera/camera.ts'
import { eachAddPlaceIn } from '../layout/addPlaces.ts'
import type { AddPlace } from '../layout/addPlaces.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'
import type { BoardColors } from '../paint/boardColors.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import type { CardScale } from '../paint/cardScale.ts'
import { STILL } from './still.ts'

export interface AddNodes {
  readonly shape: Konva.Shape
  readonly show: (scene: BoardScene, scale: CardScale) => void
}

/** Places smaller than this, CSS px, could not be hit. */
const LEAST_PX = 14
/** Half of the plus, CSS px. */
const ARM = 5

interface Adds {
  /** In CSS px from the world's corner. */
  readonly shots: readonly WorldRect[]
  readonly scene: WorldRect | null
  readonly colors: BoardColors
  /** Of the words, CSS px. */
  readonly size: number
}

/**
 * The plus at the end of a scene's row, and the one below the film with its words: one node, two strokes, since a pan
 * draws all of them in every frame.
 */
export function createAddNodes(): AddNodes {
  let adds: Adds | null = null
  return {
    shape: new Konva.Shape({ ...STILL, sceneFunc: (context) => adds && drawAdds(context, adds) }),
    show(scene, scale) {
      adds = scene.canAdd ? addsIn(scene, scale) : null
    },
  }
}

function addsIn({ layout, camera, viewport, colors }: BoardScene, { zoom, caption }: CardScale): Adds {
  const shots: WorldRect[] = []
  let last: WorldRect | null = null
  eachAddPlaceIn(layout, seenBy(camera, viewport), ({ adds, rect }) => {
    if (Math.min(rect.width, rect.height) * zoom < LEAST_PX) return
    if (adds === 'shot') shots.push(placed(rect, zoom))
    else last = placed(rect, zoom)
  })
  return { shots, scene: last, colors, size: Math.max(11, caption) }
}

/** Lines of one px lie on whole ones. */
function placed({ x, y, width, height }: AddPlace['rect'], zoom: number): WorldRect {
  return {
    x: Math.round(x * zoom) + 0.5,
    y: Math.round(y * zoom) + 0.5,
    width: Math.round(width * zoom),
    height: Math.round(height * zoom),
  }
}

function drawAdds(context: Konva.Context, { shots, scene, colors, size }: Adds): void {
  if (shots.length > 0) {
    context.setAttr('globalAlpha', 0.6)
    context.setAttr('strokeStyle', colors.line)
    context.setAttr('lineWidth', 1)
    context.beginPath()
    for (const { x, y, width, height } of shots)
      context.roundRect(x, y, width, height, Math.min(4, width / 2, height / 2))
    context.stroke()
    context.setAttr('globalAlpha', 1)
  }
  if (shots.length === 0 && !scene) return
  context.setAttr('strokeStyle', colors.quiet)
  context.setAttr('lineWidth', 1.5)
  context.setAttr('lineCap', 'round')
  context.beginPath()
  for (const { x, y, width, height } of shots) cross(context, x + width / 2, y + height / 2)
  if (scene) cross(context, scene.x + ARM + 1, scene.y + scene.height / 2)
  context.stroke()
  if (!scene) return
  context.setAttr('font', `400 ${size}px ${colors.sans}`)
  context.setAttr('fillStyle', colors.quiet)
  context.fillText('New scene', scene.x + ARM * 2 + 9, scene.y + scene.height / 2 + size * 0.36)
}

function cross(context: Konva.Context, x: number, y: number): void {
  context.moveTo(x - ARM, y)
  context.lineTo(x + ARM, y)
  context.moveTo(x, y - ARM)
  context.lineTo(x, y + ARM)
}
