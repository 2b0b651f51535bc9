import Konva from 'konva'
import { seenBy } from '../camera/camera.ts'
import type { Cell } from '../layout/layout.ts'
import { eachCellIn } from '../layout/layoutQuery.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { snapped } from '../paint/cardScale.ts'
import type { CardScale } from '../paint/cardScale.ts'
import { createPool } from './pool.ts'
import { STILL } from './still.ts'

export interface SelectionNodes {
  readonly group: Konva.Group
  /** `whole`: anything may look different; otherwise only the camera moved. */
  readonly show: (scene: BoardScene, scale: CardScale, whole: boolean) => void
}

/** Frames narrower than this, CSS px, get a thinner, closer line. */
const WIDE_PX = 60

/** Grease-pencil red around the selection; a shot's other panels are marked more quietly than the current one. */
export function createSelectionNodes(): SelectionNodes {
  const group = new Konva.Group({ listening: false })
  const pool = createPool({
    make() {
      const node = new Konva.Rect(STILL)
      group.add(node)
      return node
    },
    letGo: (node) => void node.visible(false),
  })
  return {
    group,
    show(scene, scale, whole) {
      if (whole) pool.change()
      pool.begin()
      if (scene.selected.size > 0) {
        eachCellIn(scene.layout, seenBy(scene.camera, scene.viewport), (cell, place) => {
          if (scene.selected.has(cell.shotId)) pool.fill(String(place), (node) => mark(node, scene, scale, cell))
        })
      }
      pool.settle()
    },
  }
}

function mark(node: Konva.Rect, scene: BoardScene, { zoom, density, width, height }: CardScale, cell: Cell): void {
  const wide = scene.layout.frame.width * zoom > WIDE_PX
  const offset = wide ? 4 : 1.5
  node.setAttrs({ x: snapped(cell.x * zoom, density) - offset, y: snapped(cell.y * zoom, density) - offset })
  node.setAttrs({ width: width + 2 * offset, height: height + 2 * offset, cornerRadius: wide ? 6 : 2 })
  node.setAttrs({ stroke: scene.colors.hand, strokeWidth: wide ? 2 : 1.5, opacity: strengthOf(scene, cell, wide) })
  node.visible(true)
}

function strengthOf({ moving, shotAtHand, panelAtHand }: BoardScene, cell: Cell, wide: boolean): number {
  // Dragged shots are marked quietly in their old place: the eye should find the drop place.
  if (moving.has(cell.shotId)) return 0.25
  const besideHand = cell.shotId === shotAtHand && cell.panelId !== panelAtHand
  return besideHand && wide ? 0.45 : 1
}
