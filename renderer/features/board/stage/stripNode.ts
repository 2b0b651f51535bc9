import Konva from 'konva'
import type { Strip } from '../layout/strips.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { cardOf, joined } from '../paint/card.ts'
import { snapped } from '../paint/cardScale.ts'
import type { CardScale } from '../paint/cardScale.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { createBitmap, fitsBitmap, pixelsOf } from './bitmap.ts'
import type { Bounds } from './bitmap.ts'
import { createCardNode } from './cardNode.ts'
import type { CardNode } from './cardNode.ts'

/** A strip of cards: nodes while they change, one bitmap of these while they don't. */
export interface StripNode {
  readonly show: (strip: Strip, scene: BoardScene, scale: CardScale) => void
  /** It shows the board as it is, with all its pictures at the wanted size: it changes only with the board. */
  readonly complete: () => boolean
  /** Its bitmap is out of date or missing. */
  readonly changed: () => boolean
  /** Answers how large its bitmap is, device px. */
  readonly toBitmap: () => number
  readonly toNodes: () => void
  /** Draws its bitmap, if that is what it is. */
  readonly draw: (context: Konva.Context) => void
  /** Onto the stage, or off it. */
  readonly enter: () => void
  readonly leave: () => void
  /** What it shows will not come back: frees the memory of its bitmap. */
  readonly empty: () => void
  /** What it shows may not be as it is any more. */
  readonly doubt: () => void
  /** It is about to show something else. */
  readonly renew: () => void
}

/** Space for descenders below a caption's baseline, as a fraction of its type size. */
const DESCENT = 0.45

/** `stage`: the group for its nodes. */
export function createStripNode(measure: MeasureWords, stage: Konva.Group): StripNode {
  // On the stage only while drawn directly.
  const nodes = new Konva.Group({ listening: false })
  const bitmap = createBitmap()
  const cards = createCards(measure, nodes)
  let [complete, changed, still] = [false, true, false]
  let at = { x: 0, y: 0 }
  let bounds: Bounds = { x: 0, y: 0, width: 1, height: 1, most: 1, density: 1 }

  function toNodes(): void {
    still = false
    if (!nodes.getParent()) stage.add(nodes)
  }

  function toBitmap(): number {
    changed = false
    if (!fitsBitmap(bounds)) {
      toNodes()
      return 0
    }
    bitmap.make(nodes, bounds)
    nodes.remove()
    still = true
    return pixelsOf(bounds)
  }

  return {
    show(strip, scene, scale) {
      const { cells } = strip
      const { zoom, density } = scale
      at = { x: snapped(cells[0]!.x * zoom, density), y: snapped(cells[0]!.y * zoom, density) }
      nodes.position(at)
      const wished = scene.wished()
      cells.forEach((cell, place) => {
        const across = snapped(cell.x * zoom, density) - at.x
        if (cards.at(place).show(cardOf(scene, cell, scale), across)) changed = true
      })
      for (const card of cards.from(cells.length)) if (card.hide()) changed = true
      complete = scene.wished() === wished
      bounds = boundsOf(strip, scene.layout.pitch.x * zoom, scale)
    },
    complete: () => complete,
    changed: () => changed,
    toBitmap,
    toNodes,
    draw: (context) => void (still && bitmap.draw(context, at)),
    enter: () => void (still || toNodes()),
    // To take off what is not on clears all that Konva knows of it.
    leave: () => void (nodes.getParent() && nodes.remove()),
    empty() {
      still = false
      bitmap.empty()
    },
    doubt: () => void (complete = false),
    renew() {
      complete = false
      changed = true
    },
  }
}

interface Cards {
  readonly at: (place: number) => CardNode
  readonly from: (place: number) => readonly CardNode[]
}

/** As many as a strip ever had, in their places. */
function createCards(measure: MeasureWords, nodes: Konva.Group): Cards {
  const cards: CardNode[] = []
  return {
    at(place) {
      const known = cards[place]
      if (known) return known
      const made = createCardNode(measure)
      cards.push(made)
      nodes.add(made.group)
      return made
    },
    from: (place) => cards.slice(place),
  }
}

/** Everything that its cards draw. It starts on a whole device px, or the bitmap would be blurred. */
function boundsOf({ cells, most }: Strip, pitch: number, { density, ...scale }: CardScale): Bounds {
  const left = joined(cells[0]!) ? Math.ceil(scale.gap * density) / density : 0
  const down = scale.caption > 0 ? scale.baseline + scale.caption * DESCENT : scale.height
  const across = (count: number): number => Math.ceil(left + (count - 1) * pitch + scale.width) + 1
  return { x: -left, y: 0, width: across(cells.length), height: Math.ceil(down) + 1, most: across(most), density }
}
