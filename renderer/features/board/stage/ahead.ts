import { seenBy } from '../camera/camera.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'
import { eachStripIn } from '../layout/strips.ts'
import type { Strip } from '../layout/strips.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import type { CardScale } from '../paint/cardScale.ts'
import type { Pool } from './pool.ts'
import type { StripNode } from './stripNode.ts'

/** How far beyond the view pictures are fetched within a frame, as fractions of its width and height. */
const NEXT: Reach = { across: 0.25, up: 1, down: 1 }
/** How far strips are drawn while the board rests: most pans go down. */
const NEAR: Reach = { across: 0.25, up: 2, down: 8 }
/** How far pictures are fetched once those are drawn: each that a pan lacks costs it as much as a draw. */
const FAR: Reach = { across: 0.25, up: 3, down: 12 }
/**
 * Maximum of pictures out of sight, device px: 40 MB of the 128 that pictures may take. With more, those that came first, which are
 * visible, would have to go.
 */
const MOST_PX = 10_000_000
/** Maximum of cards out of sight: from far off a screen holds hundreds. */
const MOST_CARDS = 500

interface Reach {
  readonly across: number
  readonly up: number
  readonly down: number
}

/** Wider pictures, px, are not fetched ahead: they would displace visible ones from the cache. */
const WIDEST = 480

/** Makes ready what a pan would show next. */
export interface Ahead {
  /** Within a frame, after what is visible: requests the pictures, which arrive without another frame. */
  readonly fetch: (scene: BoardScene, scale: CardScale, most: number) => void
  /**
   * Between frames: draws one strip whose pictures are loaded, while there is room for it. True if none is left; then
   * it has requested the pictures further away.
   */
  readonly draw: (scene: BoardScene, scale: CardScale, most: number) => boolean
  /** Anything may look different. */
  readonly forget: () => void
}

type AheadNode = Pick<StripNode, 'show' | 'complete' | 'changed' | 'toBitmap' | 'leave'>

export function createAhead(pool: Pool<AheadNode>): Ahead {
  /** Strips whose pictures are all loaded. */
  const loaded = new Set<string>()

  /** Requests what it still lacks. */
  function isLoaded({ key, cells }: Strip, scene: BoardScene, { mip }: CardScale): boolean {
    if (loaded.has(key)) return true
    const wished = scene.wished()
    for (const { panelId } of cells) if (panelId !== null) scene.pictureAhead(panelId, mip)
    if (scene.wished() !== wished) return false
    loaded.add(key)
    return true
  }

  function fetchFar(scene: BoardScene, scale: CardScale, most: number): void {
    for (const strip of first(around(pool, scene, most, FAR), roomFor(scene, scale))) isLoaded(strip, scene, scale)
  }

  return {
    fetch(scene, scale, most) {
      if (scale.mip > WIDEST) return
      for (const strip of around(pool, scene, most, NEXT)) isLoaded(strip, scene, scale)
    },
    draw(scene, scale, most) {
      if (scale.mip > WIDEST) return true
      const nearer = new Set<string>()
      for (const strip of first(around(pool, scene, most, NEAR), roomFor(scene, scale))) {
        const sound = pool.kept(strip.key)?.complete()
        const drawn = sound || !isLoaded(strip, scene, scale) ? 'as it was' : drawOne(pool, strip, scene, scale, nearer)
        if (drawn === 'drawn') return false
        if (drawn === 'full') break
        nearer.add(strip.key)
      }
      fetchFar(scene, scale, most)
      return true
    },
    forget: () => loaded.clear(),
  }
}

/** How many cards out of sight are made ready. */
function roomFor({ layout: { frame } }: BoardScene, { mip }: CardScale): number {
  return Math.min(MOST_CARDS, MOST_PX / (mip * mip * (frame.height / frame.width)))
}

/** As many of them as have no more than so many cards. */
function first(strips: readonly Strip[], cards: number): readonly Strip[] {
  let count = 0
  const end = strips.findIndex(({ cells }) => (count += cells.length) > cards)
  return end === -1 ? strips : strips.slice(0, end)
}

function grown({ x, y, width, height }: WorldRect, { across, up, down }: Reach): WorldRect {
  return {
    x: x - width * across,
    y: y - height * up,
    width: width * (1 + 2 * across),
    height: height * (1 + up + down),
  }
}

/** Out of sight, but near: those of the screen below first, then those above, then those further below, nearest first. */
function around(pool: Pool<AheadNode>, scene: BoardScene, most: number, reach: Reach): readonly Strip[] {
  const above: Strip[] = []
  const below: Strip[] = []
  const further: Strip[] = []
  const seen = seenBy(scene.camera, scene.viewport)
  eachStripIn(scene.layout, grown(seen, reach), most, (strip) => {
    if (pool.shows(strip.key)) return
    const { y } = strip.cells[0]!
    if (y < seen.y) above.push(strip)
    else if (y < seen.y + 2 * seen.height) below.push(strip)
    else further.push(strip)
  })
  return [...below, ...above.toReversed(), ...further]
}

/**
 * A strip that is not drawn, or is in doubt. 'as it was': it looks the same. 'full': only `nearer` ones are kept.
 */
function drawOne(
  pool: Pool<AheadNode>,
  strip: Strip,
  scene: BoardScene,
  scale: CardScale,
  nearer: ReadonlySet<string>,
): 'drawn' | 'as it was' | 'full' {
  function fill(node: AheadNode): void {
    node.show(strip, scene, scale)
    node.toBitmap()
  }
  const known = pool.kept(strip.key)
  if (!known) return pool.keep(strip.key, fill, nearer) ? 'drawn' : 'full'
  known.show(strip, scene, scale)
  if (!known.changed()) return 'as it was'
  known.toBitmap()
  known.leave()
  return 'drawn'
}
