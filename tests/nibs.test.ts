import { createCanvas } from '@napi-rs/canvas'
import { expect, it, vi } from 'vitest'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import { markRowSchema } from '#shared/document/markSchema.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { markBounds } from '#shared/compositing/markBounds.ts'
import { laidAs } from '#shared/paint/nibs/nibOf.ts'
import { paintMark } from '#shared/compositing/paintMark.ts'
import { createPainter } from '#shared/paint/painter.ts'
import { TABLE_ACTIONS } from '../renderer/editor/tableActions.ts'
import { contextOf, createToolSettings, opacityOf, sizeOf } from '../renderer/features/canvas/toolSettings.ts'
import { TOOL_GROUPS } from '#shared/tools/index.ts'
import { digitOf } from '#shared/tools/toolbox.ts'

vi.mock(import('#shared/paint/nibs/index.ts'), async (original) => {
  const { NIBS } = await original()
  const { nib } = await import('#shared/paint/nibs/nib.ts')
  /** Knows nothing of the app, and the app nothing of it: a square cutter of twice its size. */
  const stamp = nib({
    id: 'stamp',
    label: 'Stamp',
    key: 'X',
    icon: 'marker',
    digit: false,
    paint(surface, { size }, points, _, __, ends) {
      surface.globalCompositeOperation = ends.alone ? 'source-over' : 'destination-out'
      surface.fillRect(points[0]! - size, points[1]! - size, 2 * size, 2 * size)
    },
    widest: 2,
    laid: 'cut',
    overlaps: () => false,
    live: { most: 20, kept: 6, overlap: 2, reach: 1 },
    snaps: false,
    controls: ['size'],
    start: { size: 12 },
  })
  return { NIBS: [...NIBS, stamp] as never }
})

const sample = (x: number, y: number) => ({
  at: panelPoint(x, y),
  screen: screenPoint(x, y),
  pressure: 1,
  tilt: 0,
  azimuth: 0,
})
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

it('a nib is one entry: tool, key, command, settings, row, bounds and paint follow from it', () => {
  const tool = TOOL_GROUPS.flat().find(({ key }) => key === 'X')!
  expect(tool).toMatchObject({ id: 'stamp', label: 'Stamp', draws: true, nib: true, snaps: false, controls: ['size'] })
  expect(TOOL_GROUPS[0]).toContain(tool)
  expect(digitOf(tool)).toBe('')
  expect(COMMANDS.map(({ id }): string => id)).toContain('tool.stamp')
  expect(Object.keys(TABLE_ACTIONS)).toContain('tool.stamp')

  const settings = createToolSettings()
  settings.choose(tool.id)
  settings.setOpacity(0.5)
  expect([sizeOf(settings.state()), opacityOf(settings.state())]).toEqual([12, 0.5])

  const round = { zoom: 1, seed: 1, frame: { x: 0, y: 0, width: 100, height: 100 }, selected: null, move: null }
  const context = contextOf(settings.state(), tool.id, { ...round, add: false, other: false })
  const outcome = tool.finish(tool.begin(sample(50, 50), context))
  if (outcome.kind !== 'mark') throw new Error('It should have left a mark.')
  expect(outcome.mark).toMatchObject({ kind: 'stroke', brush: 'stamp', size: 12, opacity: 1 })

  const row = { ...outcome.mark, id: 'mark_0123456789ab', layerId: 'layer_0123456789ab', order: 'a0' }
  const mark = markRowSchema.parse(row)
  expect(laidAs(mark)).toBe('cut')
  expect(markBounds(mark)).toEqual({ x: 37, y: 37, width: 26, height: 26 })

  const pen = createCanvas(100, 100).getContext('2d')
  pen.fillRect(0, 0, 100, 100)
  paintMark(pen as never, mark, painter, { frame: { x: 0, y: 0, width: 100, height: 100 }, scale: 1 })
  const held = (x: number, y: number) => pen.getImageData(x, y, 1, 1).data[3]
  expect([held(50, 50), held(39, 61), held(36, 50), held(50, 64)]).toEqual([0, 0, 255, 255])
})

it('a row of a nib that is none is refused, and not drawn as another', () => {
  const points = packPoints([{ x: 1, y: 1, pressure: 1, tilt: 0, azimuth: 0 }])
  const row = { id: 'mark_0123456789ab', layerId: 'layer_0123456789ab', order: 'a0', kind: 'stroke', brush: 'quill' }
  const rest = { size: 3, seed: 1, points, color: '#000000', opacity: 1, transform: null }
  expect(markRowSchema.safeParse({ ...row, ...rest }).success).toBe(false)
  expect(markRowSchema.safeParse({ ...row, ...rest, brush: 'airbrush' }).success).toBe(true)
})
