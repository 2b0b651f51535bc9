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
import { endOf, NO_WORDS } from '../paint/words.ts'
import type { WordLine } from '../paint/words.ts'
import { createHeadingWords } from './headingWords.ts'
import type { PlacedLine } from './headingWords.ts'
import { createPool } from './pool.ts'
import { createSlotNode } from './slotNode.ts'
import type { SlotNode } from './slotNode.ts'
import { STILL } from './still.ts'

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
  /** Its line of text; null while that would be too small. */
  readonly line: () => PlacedLine | null
  /** Shows nothing. */
  readonly hide: () => void
  readonly show: (scene: BoardScene, scale: CardScale, band: Band) => void
  /** Fits its words into the room that the camera leaves them across. */
  readonly fit: (scene: BoardScene, scale: CardScale, band: Band) => void
}

/** Everything of the visible scenes besides cards: headings, and the places of scenes without frames to show. */
export function createHeadingNodes(measure: MeasureWords): HeadingNodes {
  const group = new Konva.Group({ listening: false })
  const marks = new Konva.Group({ listening: false })
  const pool = createPool({
    make: () => createHeadingNode(measure, marks),
    letGo: (node) => node.hide(),
  })
  function* lines(): Iterable<PlacedLine> {
    for (const node of pool.inUse()) {
      const line = node.line()
      if (line) yield line
    }
  }
  group.add(marks, createHeadingWords(lines))
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

/** `marks`: the group for what it has besides words. */
function createHeadingNode(measure: MeasureWords, marks: Konva.Group): HeadingNode {
  // Few scenes need these: made on first use.
  let rule: Konva.Rect | null = null
  let slot: SlotNode | null = null
  const text = createHeadingText(measure)
  let at = { x: 0, y: 0 }
  let [opacity, legible] = [1, false]

  function showRule(scene: BoardScene, scale: CardScale, band: Band): void {
    rule?.visible(false)
    if (!scene.layout.grid.flows) return
    if (!rule) marks.add((rule = new Konva.Rect(STILL)))
    rule.opacity(opacity)
    putRule(rule, scene, scale, band)
  }

  function showSlot(scene: BoardScene, scale: CardScale, band: Band): void {
    if (band.slot && !slot) marks.add((slot = createSlotNode(measure)).group)
    slot?.group.opacity(opacity)
    slot?.show(scene, scale, band)
  }

  function fit(scene: BoardScene, { zoom, density }: CardScale, band: Band): void {
    if (!legible) return
    const { left, room } = lineOf(scene, band)
    at = { x: snapped(left, density), y: at.y }
    text.say({ band, size: headingFont(zoom), room, atHand: band.sceneId === scene.sceneAtHand, colors: scene.colors })
  }

  return {
    line: () => (legible ? { line: text.line(), at, opacity } : null),
    hide() {
      rule?.visible(false)
      slot?.group.visible(false)
    },
    fit,
    show(scene, scale, band) {
      const { passing, layout } = scene
      const { zoom, density } = scale
      opacity = passing === null || band.shotIds.some((id) => passing.has(id)) ? 1 : FILTERED_OUT_WORDS
      showRule(scene, scale, band)
      showSlot(scene, scale, band)
      const tall = layout.spacing.heading
      legible = tall * zoom >= headingFont(zoom)
      at = { x: at.x, y: snapped((band.y + tall) * zoom - Math.max(9, 26 * zoom), density) }
      fit(scene, scale, band)
    },
  }
}

interface HeadingText {
  readonly line: () => WordLine
  readonly say: (next: HeadingOf) => void
}

/** If all of it fits, more room or less changes nothing: a pan does not lay headings anew. */
function createHeadingText(measure: MeasureWords): HeadingText {
  let said: HeadingOf | null = null
  /** The width of the text untruncated, CSS px. */
  let whole = Infinity
  let line = NO_WORDS
  return {
    line: () => line,
    say(next) {
      const before = said
      const keys = Object.keys(next) as (keyof HeadingOf)[]
      const same = before !== null && keys.every((key) => key === 'room' || before[key] === next[key])
      if (!same) whole = endOf(measure, headingLine(measure, { ...next, room: Infinity }))
      const room = next.room >= whole ? Infinity : next.room
      if (same && before.room === room) return
      said = { ...next, room }
      line = headingLine(measure, said)
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
