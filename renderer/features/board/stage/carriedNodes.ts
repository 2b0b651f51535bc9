import Konva from 'konva'
import type { BoardColors } from '../paint/boardColors.ts'
import type { BoardOverlay } from '../paint/boardOverlay.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { STILL } from './still.ts'
import { createWordsNode } from './wordsNode.ts'

export interface CarriedNodes {
  readonly group: Konva.Group
  readonly show: (scene: BoardScene, carried: BoardOverlay['carried']) => void
}

/** CSS px. */
const WIDTH = 132
const SHADOW = { shadowColor: '#000', shadowOpacity: 0.45, shadowBlur: 18, shadowOffsetY: 6 } as const

/** What is shown beside the pointer during a drag: the picture, a second sheet if there are several, and a label. */
export function createCarriedNodes(measure: MeasureWords): CarriedNodes {
  const group = new Konva.Group({ listening: false, visible: false })
  const sheet = { ...STILL, ...SHADOW, width: WIDTH, cornerRadius: 3, opacity: 0.92 }
  const second = new Konva.Rect({ ...sheet, x: 6, y: 6 })
  const first = new Konva.Rect(sheet)
  const picture = new Konva.Image({ ...STILL, image: undefined, width: WIDTH })
  const label = new Konva.Rect({ ...STILL, x: -6, y: -9, height: 20, cornerRadius: 10 })
  const words = createWordsNode()
  group.add(second, first, picture, label, words.shape)

  function say(text: string, { sans, hand, onHand }: BoardColors): void {
    const font = `600 12px ${sans}`
    label.setAttrs({ width: measure(font, text) + 16, fill: hand })
    words.shape.position({ x: 2, y: 5 })
    words.say({ runs: [{ x: 0, font, color: onHand, words: text }], strike: null, dot: null })
  }

  return {
    group,
    show(scene, carried) {
      group.visible(carried !== null)
      if (!carried) return
      const { layout, viewport, colors } = scene
      const height = Math.min(150, WIDTH * (layout.frame.height / layout.frame.width))
      group.position({ x: Math.min(carried.at.x + 14, viewport.width - WIDTH - 10), y: carried.at.y + 12 })
      second.visible(carried.several)
      for (const node of [first, second]) node.setAttrs({ height, fill: colors.drawingPaper })
      const image = carried.panelId === null ? undefined : scene.pictureOf(carried.panelId, 240)
      picture.visible(image !== undefined)
      if (image) picture.setAttrs({ image, height })
      say(carried.words, colors)
    },
  }
}
