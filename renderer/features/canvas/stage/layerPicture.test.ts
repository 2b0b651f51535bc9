import { expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { makeCanvas, painter } from '../../../../tests/support/paintCanvas.ts'
import { createLayerPicture } from './layerPicture.ts'
import { createSpareCanvases } from './spareCanvases.ts'

const newId = makeNewId(Math.random)
const layerId = newId('layer')
const FRAME = { x: 0, y: 0, width: 300, height: 60 }

/** A line down the frame. */
function upright(x: number): MarkRow {
  const points = [2, 58].map((y) => ({ x, y, pressure: 0.8, tilt: 0, azimuth: 0 }))
  const look = { color: '#000000', opacity: 1, brush: 'pen', size: 2 } as const
  return {
    id: newId('mark'),
    layerId,
    order: 'a0',
    transform: null,
    kind: 'stroke',
    seed: 1,
    ...look,
    points: packPoints(points),
  }
}

it('shows every line while the part in the window is painted sharply, one mark at a time', () => {
  let clock = 0
  const spares = createSpareCanvases(makeCanvas)
  const picture = createLayerPicture({ painter, makeCanvas, spares, now: () => (clock += 1) })
  const places = [6, 12, 18, 24, 30]
  const marks = places.map(upright)
  const seen = { x: 0, y: 0, width: 36, height: 12 }
  while (!picture.sync(marks, { frame: FRAME, scale: 1, seen: FRAME }, 1));
  // Sharper than memory allows for all of the layer.
  const scale = 30

  function inked(): readonly boolean[] {
    const { canvas, context } = makeCanvas(seen.width * scale, seen.height * scale)
    picture.lay(context, { scale, x: 0, y: 0 })
    const paint = canvas.getContext('2d')!
    return places.map((x) => paint.getImageData(x * scale, 6 * scale, 1, 1).data[3]! > 0)
  }

  let turns = 0
  for (let whole = false; !whole; turns += 1) {
    whole = picture.sync(marks, { frame: FRAME, scale, seen }, 1)
    expect({ turns, inked: inked() }).toEqual({ turns, inked: places.map(() => true) })
  }
  expect(turns).toBeGreaterThan(2)
  const [whole, , part] = picture.look()
  expect(part).not.toBe(whole)
  expect(picture.look()).toHaveLength(4)
})
