import Konva from 'konva'
import { coverCrop } from '#shared/geometry/rect.ts'
import { captionLine } from '../paint/caption.ts'
import { joined, sameCard } from '../paint/card.ts'
import type { Card } from '../paint/card.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { STILL } from './still.ts'
import { createWordsNode } from './wordsNode.ts'
import type { WordsNode } from './wordsNode.ts'

/** One card: paper, picture, badge, caption, and the line that ties it to its shot's previous panel. */
export interface CardNode {
  readonly group: Konva.Group
  /** Puts it `x` CSS px into its strip; true if its look changed. */
  readonly show: (card: Card, x: number) => boolean
  /** True if it was shown. */
  readonly hide: () => boolean
}

export function createCardNode(measure: MeasureWords): CardNode {
  const group = new Konva.Group({ listening: false, visible: false })
  const paper = new Konva.Rect(STILL)
  const picture = new Konva.Image({ ...STILL, image: undefined })
  const words = createWordsNode()
  group.add(paper, picture, words.shape)
  const [tie, badge] = [onDemand(group, {}), onDemand(group, { x: 7, y: 7, strokeWidth: 2 })]
  let shown: Card | null = null

  function push(card: Card): void {
    const { scale, colors } = card
    const { width, height } = scale
    group.opacity(card.clarity)
    paper.setAttrs({ width, height, cornerRadius: Math.min(3, width / 40) })
    // A shot without a panel is an empty frame, as in the shot list and in print.
    const empty = card.panel === undefined
    paper.setAttrs({
      fill: empty ? colors.room : colors.drawingPaper,
      stroke: colors.line,
      strokeWidth: 1,
      strokeEnabled: empty,
    })
    cover(picture, card)
    tie(
      joined(card.cell) && {
        x: -scale.gap,
        y: Math.round(height / 2) - 1,
        width: scale.gap,
        height: 2,
        fill: colors.quiet,
      },
    )
    badge(card.take && badgeAttrs(card))
    caption(words, measure, card)
  }

  return {
    group,
    show(card, x) {
      const moved = group.x() !== x || !group.visible()
      group.x(x)
      group.visible(true)
      if (shown && sameCard(shown, card)) return moved
      push(card)
      shown = card
      return true
    },
    hide() {
      const was = group.visible()
      group.visible(false)
      return was
    },
  }
}

function cover(node: Konva.Image, { picture, scale }: Card): void {
  node.visible(picture !== undefined)
  if (!picture) return
  const { x, y, width, height } = coverCrop(picture.width, picture.height, {
    x: 0,
    y: 0,
    width: scale.width,
    height: scale.height,
  })
  node.setAttrs({ image: picture, width: scale.width, height: scale.height })
  node.crop({ x, y, width, height })
}

function badgeAttrs({ scale, colors }: Card): Konva.RectConfig {
  const size = Math.max(10, Math.min(14, scale.width / 16))
  return { width: size, height: size, stroke: colors.machine, dash: [size * 0.3, size * 0.2] }
}

function caption({ shape, say }: WordsNode, measure: MeasureWords, { cell, shot, panel, scale, colors }: Card): void {
  shape.visible(scale.caption > 0 && shot !== undefined)
  if (scale.caption === 0 || !shot) return
  shape.y(scale.baseline)
  say(captionLine(measure, { cell, shot, panel, size: scale.caption, width: scale.width, colors }))
}

/** A rectangle that few cards need: created on first use. */
function onDemand(group: Konva.Group, fixed: Konva.RectConfig): (attrs: Konva.RectConfig | false) => void {
  let node: Konva.Rect | null = null
  return (attrs) => {
    node?.visible(attrs !== false)
    if (attrs === false) return
    if (!node) {
      node = new Konva.Rect({ ...STILL, ...fixed })
      group.add(node)
    }
    node.setAttrs(attrs)
  }
}
