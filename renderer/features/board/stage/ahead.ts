import { seenBy } from '../camera/camera.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'
import { eachStripIn } from '../layout/strips.ts'
import type { Strip } from '../layout/strips.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import type { CardScale } from '../paint/cardScale.ts'
import type { Pool } from './pool.ts'
import type { StripNode } from './stripNode.ts'

/** How far beyond the view strips are made ready, as fractions of its width and height: most pans go down. */
const ACROSS = 0.25
const DOWN = 1

/** Wider pictures, px, are not fetched ahead: they would displace visible ones from the cache. */
const WIDEST = 480

/** Makes ready what a pan would show next. */
export interface Ahead {
  /** Within a frame, after what is visible: requests the pictures, which arrive without another frame. */
  readonly fetch: (scene: BoardScene, scale: CardScale, most: number) => void
  /** Between frames: draws one strip whose pictures are loaded, while there is room to keep it. True if none is left. */
  readonly draw: (scene: BoardScene, scale: CardScale, most: number) => boolean
  /** Anything may look different. */
  readonly forget: () => void
}

export function createAhead(pool: Pool<Pick<StripNode, 'show' | 'toBitmap'>>): Ahead {
  /** Strips whose pictures are all loaded. */
  const loaded = new Set<string>()

  /** Out of sight, but near: those below first, then those above, nearest first. */
  function around(scene: BoardScene, most: number): readonly Strip[] {
    const above: Strip[] = []
    const below: Strip[] = []
    const seen = seenBy(scene.camera, scene.viewport)
    eachStripIn(scene.layout, grown(seen), most, (strip) => {
      if (pool.shows(strip.key)) return
      if (strip.cells[0]!.y < seen.y) above.push(strip)
      else below.push(strip)
    })
    return [...below, ...above.toReversed()]
  }

  /** Requests what it still lacks. */
  function isLoaded({ key, cells }: Strip, scene: BoardScene, { mip }: CardScale): boolean {
    if (loaded.has(key)) return true
    const wished = scene.wished()
    for (const { panelId } of cells) if (panelId !== null) scene.pictureAhead(panelId, mip)
    if (scene.wished() !== wished) return false
    loaded.add(key)
    return true
  }

  return {
    fetch(scene, scale, most) {
      if (scale.mip > WIDEST) return
      for (const strip of around(scene, most)) isLoaded(strip, scene, scale)
    },
    draw(scene, scale, most) {
      if (!pool.hasRoom() || scale.mip > WIDEST) return true
      for (const strip of around(scene, most)) {
        if (pool.keeps(strip.key) || !isLoaded(strip, scene, scale)) continue
        pool.keep(strip.key, (node) => {
          node.show(strip, scene, scale)
          node.toBitmap()
        })
        return false
      }
      return true
    },
    forget: () => loaded.clear(),
  }
}

function grown({ x, y, width, height }: WorldRect): WorldRect {
  const [across, down] = [width * ACROSS, height * DOWN]
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down }
}
