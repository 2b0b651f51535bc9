import Konva from 'konva'
import { seenBy } from '../camera/camera.ts'
import { eachAddPlaceIn } from '../layout/addPlaces.ts'
import type { AddPlace } from '../layout/addPlaces.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import type { CardScale } from '../paint/cardScale.ts'
import { NO_WORDS } from '../paint/words.ts'
import { createPool } from './pool.ts'
import { STILL } from './still.ts'
import { createWordsNode } from './wordsNode.ts'

export interface AddNodes {
  readonly group: Konva.Group
  /** `whole`: anything may look different; otherwise only the camera moved. */
  readonly show: (scene: BoardScene, scale: CardScale, whole: boolean) => void
}

/** Places smaller than this, CSS px, could not be hit. */
const LEAST_PX = 14
/** Half of the plus, CSS px. */
const ARM = 5

/** The plus at the end of a scene's row, and the one below the film with its words. */
export function createAddNodes(): AddNodes {
  const group = new Konva.Group({ listening: false })
  const pool = createPool({
    make() {
      const node = createAddNode()
      group.add(node.group)
      return node
    },
    letGo: (node) => void node.group.visible(false),
  })
  return {
    group,
    show(scene, scale, whole) {
      if (whole) pool.change()
      pool.begin()
      if (scene.canAdd)
        eachAddPlaceIn(scene.layout, seenBy(scene.camera, scene.viewport), (place) => {
          const px = Math.min(place.rect.width, place.rect.height) * scale.zoom
          if (px < LEAST_PX) return
          pool.fill(`${place.adds} ${place.band.sceneId}`, (node) => node.show(scene, scale, place))
        })
      pool.settle()
    },
  }
}

function createAddNode() {
  const group = new Konva.Group({ listening: false })
  const place = new Konva.Rect({ ...STILL, cornerRadius: 4, strokeWidth: 1, opacity: 0.6 })
  const plus = new Konva.Shape({ ...STILL, strokeWidth: 1.5, lineCap: 'round', sceneFunc: cross })
  const words = createWordsNode()
  group.add(place, plus, words.shape)
  return {
    group,
    show({ colors }: BoardScene, { zoom, caption }: CardScale, { adds, rect }: AddPlace): void {
      const [width, height] = [Math.round(rect.width * zoom), Math.round(rect.height * zoom)]
      group.visible(true)
      group.position({ x: Math.round(rect.x * zoom) + 0.5, y: Math.round(rect.y * zoom) + 0.5 })
      place.setAttrs({ width, height, stroke: colors.line, visible: adds === 'shot' })
      plus.position({ x: adds === 'shot' ? width / 2 : ARM + 1, y: height / 2 })
      plus.stroke(colors.quiet)
      const size = Math.max(11, caption)
      words.shape.visible(adds === 'scene')
      words.shape.position({ x: ARM * 2 + 9, y: height / 2 + size * 0.36 })
      const run = { x: 0, font: `400 ${size}px ${colors.sans}`, color: colors.quiet, words: 'New scene' }
      words.say({ ...NO_WORDS, runs: [run] })
    },
  }
}

function cross(context: Konva.Context, shape: Konva.Shape): void {
  context.beginPath()
  context.moveTo(-ARM, 0)
  context.lineTo(ARM, 0)
  context.moveTo(0, -ARM)
  context.lineTo(0, ARM)
  context.strokeShape(shape)
}
