import Konva from 'konva'
import { seenBy } from '../camera/camera.ts'
import { eachStripIn } from '../layout/strips.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import type { CardScale } from '../paint/cardScale.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { createAhead } from './ahead.ts'
import { createPool } from './pool.ts'
import { STILL } from './still.ts'
import { createStripNode } from './stripNode.ts'
import type { StripNode } from './stripNode.ts'

/** Maximum length of a strip, CSS px: one changed card redraws all of its strip. */
const STRIP_PX = 1100
/** A frame makes no more bitmaps once these are as large, device px, so that the end of a zoom is not felt. */
const BITMAP_PX_A_FRAME = 1_500_000

/** Device px of out-of-sight strips to keep, since people pan back and forth: about 48 MB. */
const KEPT_PX = 12_000_000
/**
 * Maximum number of them for each visible one: as many screens. Beyond it, what comes into view reuses a bitmap, which is
 * quicker than a new one.
 */
const KEPT_EACH = 8
const FEWEST = 6

/** How a frame differs from the one before it. */
export interface FrameChange {
  /** Anything may look different; otherwise only the camera moved, or pictures arrived. */
  readonly whole: boolean
  /** The zoom has held still for a while: what is made now will be used. */
  readonly still: boolean
}

export interface CardNodes {
  readonly group: Konva.Group
  /** False if one more frame would make more bitmaps. */
  readonly show: (scene: BoardScene, scale: CardScale, change: FrameChange) => boolean
  /** While the board rests: draws one strip that a pan would show next, or frees one of no use. True if there is none left. */
  readonly drawAhead: (scene: BoardScene, scale: CardScale) => boolean
  readonly hide: () => void
}

/** All visible cards, with their pictures and captions. */
export function createCardNodes(measure: MeasureWords): CardNodes {
  const group = new Konva.Group({ listening: false })
  const nodes = new Konva.Group({ listening: false })
  const pool = createPool<StripNode>({
    make: () => createStripNode(measure, nodes),
    letGo: (strip) => strip.leave(),
    emptied: (strip) => strip.empty(),
    doubted: (strip) => strip.doubt(),
    renew: (strip) => strip.renew(),
    bringBack: (strip) => strip.enter(),
  })
  // All that holds still is one node, since it is drawn in every frame of a pan.
  const bitmaps = new Konva.Shape({
    ...STILL,
    sceneFunc(context) {
      for (const strip of pool.inUse()) strip.draw(context)
    },
  })
  group.add(bitmaps, nodes)

  const ahead = createAhead(pool)
  /** Strips in the last frame. */
  let visible = 0
  let shownAt: CardScale | null = null

  return {
    group,
    show(scene, scale, { whole, still }) {
      const most = longestStrip(scene, scale)
      group.visible(true)
      // What was drawn for another zoom is of no use; after an edit, most of it is.
      if (scale !== shownAt) pool.forget()
      else if (whole) pool.doubt()
      if (whole) ahead.forget()
      shownAt = scale
      pool.begin(stripsKept(scale, visible))
      visible = 0
      eachStripIn(scene.layout, seenBy(scene.camera, scene.viewport), most, (strip) => {
        const node = pool.nodeFor(strip.key)
        visible += 1
        if (whole || !node.complete()) node.show(strip, scene, scale)
      })
      pool.settle()
      if (still) ahead.fetch(scene, scale, most)
      return toBitmaps(pool.inUse(), still)
    },
    // What was drawn for another zoom is freed last: what is drawn now takes its place, and a hand that zooms zooms on.
    drawAhead: (scene, scale) =>
      (!group.visible() || ahead.draw(scene, scale, longestStrip(scene, scale))) && !pool.emptyOne(),
    hide() {
      group.visible(false)
      pool.begin()
      pool.settle()
      pool.forget()
    },
  }
}

function longestStrip({ layout }: BoardScene, { zoom }: CardScale): number {
  return Math.max(1, Math.floor(STRIP_PX / (layout.pitch.x * zoom)))
}

/** As many out-of-sight strips as `KEPT_EACH` and `KEPT_PX` allow. */
function stripsKept({ width, height, density }: CardScale, visible: number): number {
  const most = Math.floor(KEPT_PX / (Math.max(STRIP_PX, width) * height * density * density))
  return Math.min(KEPT_EACH * Math.max(visible, FEWEST), most)
}

/**
 * What holds still becomes bitmaps; what changes with every frame of a zoom is drawn directly. False if some are left
 * for the next frame.
 */
function toBitmaps(strips: Iterable<StripNode>, still: boolean): boolean {
  let left = still ? BITMAP_PX_A_FRAME : 0
  let done = true
  for (const strip of strips) {
    if (!strip.changed()) continue
    if (left > 0) {
      left -= strip.toBitmap()
    } else {
      strip.toNodes()
      done = !still
    }
  }
  return done
}
