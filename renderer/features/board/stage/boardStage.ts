import Konva from 'konva'
import type { Viewport } from '../camera/camera.ts'
import type { BoardOverlay } from '../paint/boardOverlay.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { cardScale, keptScale, showsPictures, snapped } from '../paint/cardScale.ts'
import type { CardScale } from '../paint/cardScale.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { createAddNodes } from './addNodes.ts'
import { createCardNodes } from './cardNodes.ts'
import { createCarriedNodes } from './carriedNodes.ts'
import { createFarFrames } from './farFrames.ts'
import { createFrames } from './frames.ts'
import { createHandNodes } from './handNodes.ts'
import { createHeadingNodes } from './headingNodes.ts'
import { createMinimapNodes } from './minimapNodes.ts'
import { quietly } from './quietly.ts'
import { createIdle, createRest } from './rests.ts'
import { createSelectionNodes } from './selectionNodes.ts'
import { createWorldNode } from './worldNode.ts'

/** What the stage shows, requested once a frame. `density`: device px per CSS px. */
export interface Shown {
  readonly scene: (density: number) => BoardScene
  /** The same between frames: what it requests is added to what the last frame requested. */
  readonly sceneAtRest: (density: number) => BoardScene
  readonly overlay: () => BoardOverlay
  /** All requests are made. */
  readonly settle: () => void
}

export interface BoardStage {
  readonly resize: (viewport: Viewport) => void
  /** Anything may have changed: drawn in the next animation frame, however often it is called. */
  readonly redraw: () => void
  /** Only the camera moved, or pictures arrived. */
  readonly look: () => void
  /** Pictures arrived for what is out of sight. */
  readonly getReady: () => void
  readonly dispose: () => void
}

/**
 * The board as a Konva scene: one layer, with a world that the camera moves as a whole, and over it what is fixed to
 * the window. The board's state is pushed into its nodes, only as many as are visible; nothing is ever read back from
 * them.
 */
export function createBoardStage(
  container: HTMLDivElement,
  viewport: Viewport,
  measure: MeasureWords,
  shown: Shown,
): BoardStage {
  const stage = new Konva.Stage({ container, ...viewport, listening: false })
  const layer = new Konva.Layer({ listening: false })
  const nodes = createNodes(layer, measure)
  const rest = createRest(look)
  const idle = createIdle(drawAhead)
  const frames = createFrames(container, frame)
  let whole = true
  stage.add(layer)
  redraw()

  function frame(): void {
    const [everything, density] = [whole, layer.getCanvas().getPixelRatio()]
    whole = false
    quietly(() => {
      const after = nodes.show(shown.scene(density), shown.overlay(), everything, !rest.waiting())
      shown.settle()
      layer.drawScene()
      if (after === 'more') look()
      else if (after === 'zoomed') rest.moved()
      idle.begin()
    })
  }

  function drawAhead(): void {
    if (frames.rest()) quietly(() => drawnAhead(layer, nodes, shown) || idle.again())
  }

  function look(): void {
    frames.ask()
  }

  function redraw(): void {
    whole = true
    look()
  }

  return {
    resize(next) {
      quietly(() => sizeTo(stage, layer, next))
      redraw()
    },
    redraw,
    look,
    getReady: idle.begin,
    dispose() {
      frames.stop()
      rest.stop()
      idle.stop()
      stage.destroy()
    },
  }
}

/** True if nothing is left to draw. */
function drawnAhead(layer: Konva.Layer, nodes: Nodes, shown: Shown): boolean {
  const done = nodes.drawAhead(shown.sceneAtRest(layer.getCanvas().getPixelRatio()))
  shown.settle()
  return done
}

function sizeTo(stage: Konva.Stage, layer: Konva.Layer, viewport: Viewport): void {
  stage.size(viewport)
  const canvas = layer.getCanvas()
  if (canvas.getPixelRatio() !== devicePixelRatio) canvas.setPixelRatio(devicePixelRatio)
}

interface Nodes {
  /**
   * 'zoomed': the zoom changed since the last frame. 'more': the next frame would make more bitmaps of what holds
   * still.
   */
  readonly show: (
    scene: BoardScene,
    overlay: BoardOverlay,
    whole: boolean,
    rested: boolean,
  ) => 'zoomed' | 'more' | 'done'
  /** Between frames: draws a little of what a pan would show next. True if all of it is drawn. */
  readonly drawAhead: (scene: BoardScene) => boolean
}

function createNodes(layer: Konva.Layer, measure: MeasureWords): Nodes {
  const world = createWorldNode()
  const headings = createHeadingNodes(measure)
  const adds = createAddNodes()
  const far = createFarFrames()
  const cards = createCardNodes(measure)
  const selection = createSelectionNodes()
  const hand = createHandNodes()
  const minimap = createMinimapNodes()
  const carried = createCarriedNodes(measure)
  world.group.add(headings.group, adds.shape, far.shape, cards.group, selection.group, hand.group)
  layer.add(world.group, minimap.group, carried.group)
  let scale: CardScale | null = null

  return {
    show(scene, overlay, everything, rested) {
      const { layout, camera, density } = scene
      const before = scale
      scale = keptScale(before, cardScale(layout, camera.zoom, density))
      const zoomed = before !== null && scale.zoom !== before.zoom
      const near = showsPictures(layout, camera.zoom)
      world.moveTo(-snapped(camera.x * camera.zoom, density), -snapped(camera.y * camera.zoom, density))
      const change = { whole: everything || scale !== before, still: rested && !zoomed }
      headings.show(scene, scale, change.whole)
      adds.show(scene, scale)
      far.show(near ? null : scene)
      if (!near) cards.hide()
      const done = !near || cards.show(scene, scale, change)
      selection.show(scene, scale, change.whole)
      if (change.whole) hand.show(scene, overlay)
      minimap.show(scene)
      carried.show(scene, overlay.carried)
      return zoomed ? 'zoomed' : done ? 'done' : 'more'
    },
    drawAhead: (scene) => scale === null || cards.drawAhead(scene, scale),
  }
}
