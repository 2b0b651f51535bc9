import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { MACHINE, PAPER } from '#shared/pages/look.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'

/** Of the caption face, whose letters are all as wide, in type sizes. */
const LETTER_WIDTH = 0.6
const LAYER = 'layer_stamp0000000' as LayerRow['id']

/** A layer with words on a slip of paper in the lower left corner of `part` (panel px), as pages stamp a picture. */
export function stampOn(panelId: PanelId, words: string, part: Rect): { layer: LayerRow; marks: readonly MarkRow[] } {
  const size = Math.max(8, Math.min(part.width / 24, part.height / 10))
  const width = words.length * size * LETTER_WIDTH + size * 1.1
  const [left, top] = [part.x, part.y + part.height - size * 1.75]
  const low = part.y + part.height
  const corners = [
    [left, top],
    [left + width, top],
    [left + width, low],
    [left, low],
  ] as const
  const slip = packPoints(corners.map(([x, y]) => ({ x, y, pressure: 0, tilt: 0, azimuth: 0 })))
  const own = { layerId: LAYER, transform: null, opacity: 1 }
  return {
    layer: { ...blankLayer(LAYER, panelId, 'z'), name: words },
    marks: [
      { ...own, id: 'mark_stamp00000001' as MarkRow['id'], order: 'a', kind: 'fill', color: PAPER, rings: [slip] },
      {
        ...own,
        id: 'mark_stamp00000002' as MarkRow['id'],
        order: 'b',
        kind: 'text',
        color: MACHINE,
        x: left + size * 0.55,
        y: top + size * 0.35,
        size,
        text: words,
      },
    ],
  }
}
