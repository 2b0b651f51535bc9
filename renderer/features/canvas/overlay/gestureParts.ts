import Konva from 'konva'
import { toScreen } from '#shared/geometry/camera.ts'
import { STAY } from '#shared/tools/transformBox.ts'
import { createBoxTransformer } from './boxTransformer.ts'
import { faint } from './overlayTokens.ts'
import type { OverlayTokens } from './overlayTokens.ts'
import type { OverlayPart } from './overlayPart.ts'
import { anchorsOf, placedBox } from './placedBox.ts'

const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left']

/** What is drawn around something to select it, or to look at it. */
export function createLoopPart(): OverlayPart {
  const node = new Konva.Group({ name: 'loop', listening: false })
  const line = new Konva.Line<Konva.LineConfig>({ points: [], closed: true, dash: [5, 4], strokeWidth: 1 })
  node.add(line)
  return {
    node,
    shows: ['loop', 'camera'],
    show({ loop, camera }, { tokens }) {
      if (!loop) return false
      const points = loop.map((point) => toScreen(camera, point)).flatMap(({ x, y }) => [x, y])
      line.setAttrs({ points, stroke: tokens.hand, fill: faint(tokens.hand, 0.08) })
      return true
    },
  }
}

/** The box around the selected marks, while a selection tool is active. */
export function createSelectionPart(): OverlayPart {
  const node = new Konva.Group({ name: 'selection', listening: false })
  const box = createBoxTransformer({ name: 'selected', border: 1, grip: 9, gripBorder: 1, knob: 11, held: false })
  node.add(...box.nodes)
  return {
    node,
    shows: ['holds', 'selection', 'loop', 'camera'],
    show({ holds, selection, loop, camera }, around) {
      if (holds !== 'selection' || !selection || loop) return false
      const anchors = anchorsOf(selection.box, camera.zoom)
      box.lay(placedBox(camera, selection.box, selection.matrix), { ...around, anchors })
      return true
    },
  }
}

/**
 * The frames of the camera move while its tool is active, told apart by colour. The paper says which is which; while
 * one is in the hand, and the paper shows none, they say it themselves.
 */
export function createFramesPart(): OverlayPart {
  const node = new Konva.Group({ name: 'frames', listening: false })
  const frames = (['Start', 'End'] as const).map((word) => {
    const box = createBoxTransformer({
      name: `frame-${word.toLowerCase()}`,
      border: 2,
      grip: 9,
      gripBorder: 1,
      knob: null,
      held: false,
      anchors: CORNERS,
      stroke: (tokens) => strokeOf(word, tokens),
    })
    const label = new Konva.Text({ text: word.toUpperCase(), fontStyle: '600' })
    node.add(...box.nodes, label)
    return { box, label, word }
  })
  return {
    node,
    shows: ['holds', 'move', 'framing', 'playing', 'camera', 'flip'],
    show({ holds, move, framing, playing, camera, flip }, around) {
      if (holds !== 'move' || !move || playing) return false
      ;[move.start, move.end].forEach(([x, y, width, height], at) => {
        const { box, label, word } = frames[at]!
        box.lay(placedBox(camera, { x, y, width, height }, STAY), around)
        const corner = toScreen(camera, { x, y })
        label.visible(framing)
        label.setAttrs({ fontSize: around.tokens.lead, fontFamily: around.tokens.sans })
        label.setAttrs({
          x: corner.x + 10 + label.width() / 2,
          y: corner.y + 17,
          offsetX: label.width() / 2,
          offsetY: label.height() / 2,
          scaleX: flip ? -1 : 1,
          fill: strokeOf(word, around.tokens),
        })
      })
      return true
    },
  }
}

function strokeOf(word: 'Start' | 'End', tokens: OverlayTokens): string {
  return word === 'Start' ? tokens.hand : tokens.guide
}
