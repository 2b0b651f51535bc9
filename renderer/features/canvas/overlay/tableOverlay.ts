import Konva from 'konva'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import { createFramesPart, createLoopPart, createSelectionPart } from './gestureParts.ts'
import { createDimmerPart, createGridPart, createGuidesPart } from './guideParts.ts'
import { pictureHandle } from './handle.ts'
import type { Handle } from './handle.ts'
import { readOverlayTokens } from './overlayTokens.ts'
import { NO_LOOK, sameIn, withLook } from './overlayLook.ts'
import type { OverlayLook, OverlayRoom } from './overlayLook.ts'
import type { OverlayPart } from './overlayPart.ts'
import { createPicturePart } from './pictureParts.ts'
import { createPointsPart } from './pointsPart.ts'
import { createRulersPart } from './rulerParts.ts'

/**
 * What is shown over the drawing, as Konva nodes. They are written to and never read back, except to hit-test handles.
 */
export interface TableOverlay {
  readonly show: (fields: Partial<OverlayLook>) => void
  readonly look: () => OverlayLook
  readonly resize: (room: OverlayRoom) => void
  /** The theme changed. */
  readonly recolor: () => void
  /** The handle at a place (CSS px) as currently shown; null for none. */
  readonly handleAt: (at: ScreenPoint) => Handle | null
  readonly dispose: () => void
}

/**
 * One stage above the ink. Guides, the dimmer and rulers share a layer, and so do the boxes and points that can be
 * held; each is drawn in the next frame if something on it changed, and only then. An empty layer is hidden.
 */
export function createTableOverlay(container: HTMLDivElement): TableOverlay {
  const stage = new Konva.Stage({ container, width: 1, height: 1, name: 'table-overlay' })
  const sight = new Konva.Layer({ name: 'sight', listening: false, visible: false })
  const hands = new Konva.Layer({ name: 'hands', listening: false, visible: false })
  stage.add(sight, hands)
  const parts: readonly (readonly [Konva.Layer, readonly OverlayPart[]])[] = [
    [sight, [createDimmerPart(), createGridPart(), createGuidesPart(), createRulersPart()]],
    [hands, [createLoopPart(), createSelectionPart(), createFramesPart(), createPointsPart(), createPicturePart()]],
  ]
  for (const [layer, list] of parts) layer.add(...list.map(({ node }) => node.visible(false)))
  let look = NO_LOOK
  let room: OverlayRoom = { width: 1, height: 1, dpr: 1 }
  let tokens = readOverlayTokens(container)
  let over = false

  function push(changed: (part: OverlayPart) => boolean): void {
    for (const [layer, list] of parts) {
      const moved = list.filter(changed)
      for (const part of moved) part.node.visible(part.show(look, { room, tokens }))
      if (moved.length > 0) layer.visible(list.some(({ node }) => node.visible()))
      // A hit graph is as large as the window: it is drawn on demand, not with every frame of a moving view.
      if (moved.length > 0) layer.listening(false)
    }
  }

  function pushAll(): void {
    push(() => true)
  }

  return {
    look: () => look,
    show(fields) {
      if (over) return
      const before = look
      look = withLook(look, fields)
      if (look !== before) push((part) => !sameIn(before, look, part.shows))
    },
    resize(next) {
      room = next
      for (const layer of [sight, hands]) layer.getCanvas().setPixelRatio(room.dpr)
      stage.size({ width: room.width, height: room.height })
      pushAll()
    },
    recolor() {
      tokens = readOverlayTokens(container)
      pushAll()
    },
    handleAt(at) {
      if (!look.picture && !look.points) return null
      if (!hands.listening()) hands.listening(true).drawHit()
      const hit = stage.getIntersection(at)
      return hit && handleOf(hit, look)
    },
    dispose() {
      over = true
      stage.destroy()
    },
  }
}

/** What this node is a handle of: a point of the grid, or an edge or corner of the placed picture. */
function handleOf(hit: Konva.Node, look: OverlayLook): ReturnType<TableOverlay['handleAt']> {
  const point = hit.findAncestor('.point')
  if (!point) return pictureHandle(hit.name().split(' ')[0]!)
  return { of: 'point', index: Number(point.id()), level: look.grid?.points.length === 0 }
}
