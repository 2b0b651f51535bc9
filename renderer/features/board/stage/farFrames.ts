import Konva from 'konva'
import { seenBy } from '../camera/camera.ts'
import { eachCellIn } from '../layout/layoutQuery.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { FILTERED_OUT } from '../paint/card.ts'
import { STILL } from './still.ts'

export interface FarFrames {
  readonly shape: Konva.Shape
  readonly show: (scene: BoardScene | null) => void
}

/** The film from so far away that a frame is a speck of paper: all frames as one node, since thousands are visible. */
export function createFarFrames(): FarFrames {
  let shown: BoardScene | null = null
  const shape = new Konva.Shape({ ...STILL, sceneFunc: (context) => shown && draw(context, shown) })
  return {
    shape,
    show(scene) {
      shown = scene
      shape.visible(scene !== null)
    },
  }
}

function draw(context: Konva.Context, scene: BoardScene): void {
  context.setAttr('fillStyle', scene.colors.drawingPaper)
  fill(context, scene, false)
  if (scene.passing === null) return
  context.setAttr('globalAlpha', FILTERED_OUT)
  fill(context, scene, true)
}

/** One path for all frames that pass the filter, or for all others. */
function fill(context: Konva.Context, { layout, camera, viewport, passing }: BoardScene, filteredOut: boolean): void {
  const { zoom } = camera
  const [width, height] = [layout.frame.width * zoom, layout.frame.height * zoom]
  context.beginPath()
  eachCellIn(layout, seenBy(camera, viewport), (cell) => {
    if ((passing !== null && !passing.has(cell.shotId)) !== filteredOut) return
    context.rect(cell.x * zoom, cell.y * zoom, width, height)
  })
  context.fill()
}
