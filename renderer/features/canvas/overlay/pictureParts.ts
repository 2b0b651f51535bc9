import Konva from 'konva'
import { createBoxTransformer, sizeAnchor } from './boxTransformer.ts'
import type { OverlayPart } from './overlayPart.ts'
import { placedPicture } from './placedBox.ts'

const CROPS = ['top-center', 'middle-right', 'bottom-center', 'middle-left']
const ANCHORS = [...CROPS, 'top-left', 'top-right', 'bottom-right', 'bottom-left']
const BORDER_PX = 1.5
const SCALES_PX = 14
const CROPS_PX = 10
const ROUND_PX = 2

/**
 * The box around the current placed picture: its inside moves it, corners scale, side handles crop, the knob rotates.
 */
export function createPicturePart(): OverlayPart {
  const node = new Konva.Group({ name: 'picture' })
  const box = createBoxTransformer({
    name: 'placed',
    border: BORDER_PX,
    grip: SCALES_PX,
    gripBorder: BORDER_PX,
    knob: SCALES_PX,
    held: true,
    anchors: ANCHORS,
    styleAnchor(anchor, { hand }) {
      // The picture may be any colour: its scaling handles are white on all of them.
      anchor.fill('#ffffff')
      if (!CROPS.some((name) => anchor.hasName(name))) return
      anchor.fill(hand)
      sizeAnchor(anchor, CROPS_PX - BORDER_PX, ROUND_PX)
    },
  })
  node.add(...box.nodes)
  return {
    node,
    shows: ['picture', 'camera'],
    show({ picture, camera }, around) {
      if (!picture) return false
      box.lay(placedPicture(camera, picture), around)
      return true
    },
  }
}
