import Konva from 'konva'
import type { Band } from '../layout/layout.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import type { CardScale } from '../paint/cardScale.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { NO_WORDS, shortened } from '../paint/words.ts'
import type { WordLine } from '../paint/words.ts'
import type { BoardColors } from '../paint/boardColors.ts'
import { STILL } from './still.ts'
import { createWordsNode } from './wordsNode.ts'

export interface SlotNode {
  readonly group: Konva.Group
  readonly show: (scene: BoardScene, scale: CardScale, band: Band) => void
}

/** The dashed place of a scene without frames: crossed out if omitted, else with a note that it waits for shots. */
export function createSlotNode(measure: MeasureWords): SlotNode {
  const group = new Konva.Group({ listening: false })
  const place = new Konva.Rect(STILL)
  const cross = new Konva.Line({ ...STILL, strokeWidth: 1 })
  const words = createWordsNode()
  group.add(place, cross, words.shape)

  return {
    group,
    show({ sceneAtHand, colors }, { zoom, caption }, { slot, omitted, sceneId }) {
      group.visible(slot !== null)
      if (!slot) return
      const atHand = sceneId === sceneAtHand
      const [width, height] = [Math.round(slot.width * zoom), Math.round(slot.height * zoom)]
      group.position({ x: Math.round(slot.x * zoom) + 0.5, y: Math.round(slot.y * zoom) + 0.5 })
      place.setAttrs({
        width,
        height,
        cornerRadius: Math.min(3, width / 40),
        stroke: atHand ? colors.hand : colors.line,
      })
      place.setAttrs({ strokeWidth: atHand ? 1.5 : 1, dash: [5, 5], dashEnabled: !atHand })
      cross.visible(omitted)
      cross.points([0, height, width, 0])
      cross.stroke(colors.line)
      words.shape.visible(!omitted && caption > 0)
      words.shape.y(height / 2 + caption * 0.36)
      words.say(omitted || caption === 0 ? NO_WORDS : waiting(measure, colors, caption, width))
    },
  }
}

function waiting(measure: MeasureWords, colors: BoardColors, size: number, width: number): WordLine {
  const font = `400 ${size}px ${colors.sans}`
  const words = shortened(measure, font, 'No shots yet', width - 12)
  const x = (width - measure(font, words)) / 2
  return { ...NO_WORDS, runs: [{ x, font, color: colors.faint, words }] }
}
