import Konva from 'konva'
import { toScreen } from '#shared/geometry/camera.ts'
import { levelPlace } from '../helpers/guideLines.ts'
import type { OverlayTokens } from './overlayTokens.ts'
import type { OverlayPart } from './overlayPart.ts'

/** Screen px from its centre to its edge. */
const RADIUS = 11

interface Knob {
  readonly node: Konva.Group
  readonly rim: Konva.Rect
  readonly face: Konva.Rect
  readonly word: Konva.Text
}

/** Handles of the vanishing points, numbered, or of the horizon if there are none. */
export function createPointsPart(): OverlayPart {
  const node = new Konva.Group({ name: 'points' })
  const knobs: Knob[] = []
  return {
    node,
    shows: ['points', 'grid', 'frame', 'camera', 'flip'],
    show({ points, grid, frame, camera, flip }, { tokens }) {
      if (!points || !grid) return false
      const level = grid.points.length === 0
      const places = level ? [levelPlace(grid, frame)] : grid.points
      places.forEach(([x, y], at) => {
        const knob = (knobs[at] ??= addKnob(node, at))
        dress(knob, level ? '↕' : String(at + 1), { tokens, level, flip })
        knob.node.position(toScreen(camera, { x, y }))
      })
      knobs.forEach((knob, at) => knob.node.visible(at < places.length))
      return true
    },
  }
}

function addKnob(parent: Konva.Group, at: number): Knob {
  const node = new Konva.Group({ name: 'point', id: String(at) })
  const rim = square(RADIUS + 1, { fill: 'rgb(0 0 0 / 55%)' })
  const face = square(RADIUS - 1, { stroke: '#ffffff', strokeWidth: 2, listening: false })
  const word = new Konva.Text({
    x: 0,
    width: 2 * RADIUS,
    height: 2 * RADIUS,
    offsetX: RADIUS,
    offsetY: RADIUS - 0.5,
    align: 'center',
    verticalAlign: 'middle',
    fontStyle: '600',
    fill: '#ffffff',
    listening: false,
  })
  node.add(rim, face, word)
  parent.add(node)
  return { node, rim, face, word }
}

function square(half: number, more: Konva.RectConfig): Konva.Rect {
  return new Konva.Rect({ x: -half, y: -half, width: 2 * half, height: 2 * half, ...more })
}

function dress(
  { rim, face, word }: Knob,
  text: string,
  { tokens, level, flip }: { readonly tokens: OverlayTokens; readonly level: boolean; readonly flip: boolean },
): void {
  rim.cornerRadius(level ? 6 : RADIUS + 1)
  face.setAttrs({ cornerRadius: level ? 4 : RADIUS - 1, fill: tokens.horizon })
  word.setAttrs({ text, fontSize: tokens.small, fontFamily: tokens.sans, scaleX: flip ? -1 : 1 })
}
