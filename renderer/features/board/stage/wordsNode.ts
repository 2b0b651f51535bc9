import Konva from 'konva'
import { NO_WORDS } from '../paint/words.ts'
import type { WordLine } from '../paint/words.ts'
import { STILL } from './still.ts'

/**
 * A line of text as one node: three Konva.Text and a Circle per caption cost more than twice as much to draw (the
 * README has the figures).
 */
export interface WordsNode {
  readonly shape: Konva.Shape
  readonly say: (line: WordLine) => void
}

export function createWordsNode(): WordsNode {
  let line = NO_WORDS
  const shape = new Konva.Shape({ ...STILL, sceneFunc: (context) => drawLine(context, line) })
  return {
    shape,
    say(next) {
      line = next
    },
  }
}

function drawLine(context: Konva.Context, { runs, strike, dot }: WordLine): void {
  if (dot) {
    context.setAttr('fillStyle', dot.color)
    context.beginPath()
    context.arc(dot.x, dot.y, dot.radius, 0, Math.PI * 2, false)
    context.fill()
  }
  for (const { x, font, color, words } of runs) {
    context.setAttr('font', font)
    context.setAttr('fillStyle', color)
    context.fillText(words, x, 0)
  }
  if (!strike) return
  context.setAttr('strokeStyle', strike.color)
  context.setAttr('lineWidth', 1)
  context.beginPath()
  context.moveTo(strike.from, strike.y)
  context.lineTo(strike.to, strike.y)
  context.stroke()
}
