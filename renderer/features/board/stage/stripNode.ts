import Konva from 'konva'
import type { Strip } from '../layout/strips.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { cardOf, joined } from '../paint/card.ts'
import { snapped } from '../paint/cardScale.ts'
import type { CardScale } from '../paint/cardScale.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { createBitmap, fitsBitmap } from './bitmap.ts'
import type { Bounds } from './bitmap.ts'
import { createCardNode } from './cardNode.ts'
import type { CardNode } from './cardNode.ts'

/** A strip of cards: nodes while they change, one bitmap of these while they don't. */
export interface StripNode {
  readonly group: Konva.Group
  readonly show: (strip: Strip, scene: BoardScene, scale: CardScale) => void
  /** All its pictures are loaded at the wanted size: it changes only with the board. */
  readonly complete: () => boolean
  /** Its bitmap is out of date or missing. */
  readonly changed: () => boolean
  readonly toBitmap: () => void
  readonly toNodes: () => void
  /** What it shows will not come back unchanged. */
  readonly forget: () => void
  /** It is about to show something else. */
  readonly renew: () => void
}

/** Space for descenders below a caption's baseline, as a fraction of its type size. */
const DESCENT = 0.45

export function createStripNode(measure: MeasureWords): StripNode {
  const group = new Konva.Group({ listening: false })
  // On the stage only while drawn directly: a pan marks every node below it as moved.
  const nodes = new Konva.Group({ listening: false })
  const bitmap = createBitmap()
  const cards: CardNode[] = []
  let [complete, changed] = [false, true]
  let bounds: Bounds = { x: 0, y: 0, width: 1, height: 1, density: 1 }

  function cardAt(place: number): CardNode {
    const known = cards[place]
    if (known) return known
    const made = createCardNode(measure)
    cards.push(made)
    nodes.add(made.group)
    return made
  }

  function swap(shown: Konva.Node, hidden: Konva.Node): void {
    if (shown.getParent()) return
    hidden.remove()
    group.add(shown as Konva.Group)
  }

  return {
    group,
    show({ cells }, scene, scale) {
      const { zoom, density } = scale
      const left = snapped(cells[0]!.x * zoom, density)
      group.position({ x: left, y: snapped(cells[0]!.y * zoom, density) })
      const wished = scene.wished()
      cells.forEach((cell, place) => {
        const x = snapped(cell.x * zoom, density) - left
        if (cardAt(place).show(cardOf(scene, cell, scale), x)) changed = true
      })
      for (const card of cards.slice(cells.length)) if (card.hide()) changed = true
      complete = scene.wished() === wished
      bounds = boundsOf(cells, scale)
    },
    complete: () => complete,
    changed: () => changed,
    toBitmap() {
      changed = false
      if (!fitsBitmap(bounds)) return swap(nodes, bitmap.image)
      bitmap.draw(nodes, bounds)
      swap(bitmap.image, nodes)
    },
    toNodes: () => swap(nodes, bitmap.image),
    forget() {
      changed = true
      bitmap.empty()
    },
    renew() {
      complete = false
    },
  }
}

/** Everything that its cards draw. It starts on a whole device px, or the bitmap would be blurred. */
function boundsOf(cells: Strip['cells'], { zoom, density, ...scale }: CardScale): Bounds {
  const left = joined(cells[0]!) ? Math.ceil(scale.gap * density) / density : 0
  const across = (cells.at(-1)!.x - cells[0]!.x) * zoom + scale.width
  const down = scale.caption > 0 ? scale.baseline + scale.caption * DESCENT : scale.height
  return { x: -left, y: 0, width: Math.ceil(left + across) + 1, height: Math.ceil(down) + 1, density }
}
