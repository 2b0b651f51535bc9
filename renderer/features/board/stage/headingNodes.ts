import Konva from 'konva'
import { seenBy } from '../camera/camera.ts'
import type { Band } from '../layout/layout.ts'
import { eachBandIn, headingOf } from '../layout/layoutQuery.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { snapped } from '../paint/cardScale.ts'
import type { CardScale } from '../paint/cardScale.ts'
import { headingFont, headingLine } from '../paint/heading.ts'
import type { HeadingOf } from '../paint/heading.ts'
import type { MeasureWords } from '../paint/measureWords.ts'
import { endOf } from '../paint/words.ts'
import { createPool } from './pool.ts'
import { createSlotNode } from './slotNode.ts'
import type { SlotNode } from './slotNode.ts'
import { STILL } from './still.ts'
import { createWordsNode } from './wordsNode.ts'

/** Opacity of a scene's heading if none of its shots passes the filter. */
const FILTERED_OUT_WORDS = 0.35
/** Space between a heading and the edge of the view, CSS px. */
const EDGE = 14

export interface HeadingNodes {
  readonly group: Konva.Group
  /** `whole`: anything may look different; otherwise only the camera moved. */
  readonly show: (scene: BoardScene, scale: CardScale, whole: boolean) => void
}

interface HeadingNode {
  readonly group: Konva.Group
  readonly show: (scene: BoardScene, scale: CardScale, band: Band) => void
  /** Fits its words into the room that the camera leaves them across. */
  readonly fit: (scene: BoardScene, scale: CardScale, band: Band) => void
}

/** Everything of the visible scenes besides cards: headings, and the places of scenes without frames to show. */
export function createHeadingNodes(measure: MeasureWords): HeadingNodes {
  const group = new Konva.Group({ listening: false })
  const pool = createPool({
    make() {
      const node = createHeadingNode(measure)
      group.add(node.group)
      return node
    },
    letGo: (node) => void node.group.visible(false),
  })
  let edge = Number.NaN
  return {
    group,
    show(scene, scale, whole) {
      if (whole) pool.change()
      const across = scene.camera.x !== edge
      edge = scene.camera.x
      pool.begin()
      eachBandIn(scene.layout, seenBy(scene.camera, scene.viewport), (band) => {
        pool.fill(band.sceneId, (node) => node.show(scene, scale, band))
        if (across && !scene.layout.grid.flows) pool.nodeFor(band.sceneId).fit(scene, scale, band)
      })
      pool.settle()
    },
  }
}

function createHeadingNode(measure: MeasureWords): HeadingNode {
  const group = new Konva.Group({ listening: false })
  const words = createWordsNode()
  group.add(words.shape)
  // Few scenes need these: made on first use.
  let rule: Konva.Rect | null = null
  let slot: SlotNode | null = null
  let said: HeadingOf | null = null
  /** The width of the text untruncated, CSS px. */
  let whole = Infinity

  /** If all of it fits, more room or less changes nothing: a pan does not redraw headings. */
  function say(next: HeadingOf): void {
    const before = said
    const keys = Object.keys(next) as (keyof HeadingOf)[]
    const same = before !== null && keys.every((key) => key === 'room' || before[key] === next[key])
    if (!same) whole = endOf(measure, headingLine(measure, { ...next, room: Infinity }))
    const room = next.room >= whole ? Infinity : next.room
    if (same && before.room === room) return
    said = { ...next, room }
    words.say(headingLine(measure, said))
  }

  function showRule(scene: BoardScene, scale: CardScale, band: Band): void {
    rule?.visible(false)
    if (!scene.layout.grid.flows) return
    if (!rule) group.add((rule = new Konva.Rect(STILL)))
    putRule(rule, scene, scale, band)
  }

  function showSlot(scene: BoardScene, scale: CardScale, band: Band): void {
    if (band.slot && !slot) group.add((slot = createSlotNode(measure)).group)
    slot?.show(scene, scale, band)
  }

  function fit(scene: BoardScene, { zoom, density }: CardScale, band: Band): void {
    if (!words.shape.visible()) return
    const { left, room } = lineOf(scene, band)
    words.shape.x(snapped(left, density))
    say({ band, size: headingFont(zoom), room, atHand: band.sceneId === scene.sceneAtHand, colors: scene.colors })
  }

  return {
    group,
    fit,
    show(scene, scale, band) {
      const { passing, layout } = scene
      const { zoom, density } = scale
      const passes = passing === null || band.shotIds.some((id) => passing.has(id))
      group.visible(true)
      group.opacity(passes ? 1 : FILTERED_OUT_WORDS)
      showRule(scene, scale, band)
      showSlot(scene, scale, band)
      const tall = layout.spacing.heading
      words.shape.visible(tall * zoom >= headingFont(zoom))
      words.shape.y(snapped((band.y + tall) * zoom - Math.max(9, 26 * zoom), density))
      fit(scene, scale, band)
    },
  }
}

/** Where a heading starts, CSS px from the world's corner, and its available width. */
function lineOf({ layout, camera, viewport }: BoardScene, band: Band): { left: number; room: number } {
  const { zoom } = camera
  const heading = headingOf(layout, band)
  if (layout.grid.flows) return { left: heading.x * zoom, room: heading.width * zoom }
  const edge = camera.x * zoom
  // The heading of a long strip stays visible as the board is panned along it.
  const left = layout.arrangement === 'filmstrip' ? Math.max(heading.x * zoom, edge + EDGE) : heading.x * zoom
  return { left, room: Math.max(0, edge + viewport.width - EDGE - left) }
}

/** In a grid that all scenes flow through, a rule beside its first frame marks where a scene begins. */
function putRule(rule: Konva.Rect, { layout, colors }: BoardScene, { zoom, gap }: CardScale, band: Band): void {
  rule.visible(true)
  const width = Math.max(1.5, Math.min(3, gap / 6))
  const tall = layout.spacing.heading
  const above = Math.min(tall * 0.65 * zoom, 34)
  const y = (band.y + tall) * zoom - above
  rule.setAttrs({ x: band.x * zoom - gap / 2 - width / 2, y, width, height: above + layout.frame.height * zoom })
  rule.fill(colors.faint)
}
