import type { LayerId, NewId } from '#shared/document/ids.ts'
import type { StrokeMark } from '#shared/document/markSchema.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'

/** A pen stroke of `count` points as a hand leaves it: 2 to 6 px apart, with changing pressure. */
export function makeStroke(newId: NewId, layerId: LayerId, order: string, count = 40, seed = 1): StrokeMark {
  const points = Array.from({ length: count }, (_, i) => ({
    x: 200 + i * 4 + Math.sin(i * 0.7 + seed) * 3,
    y: 300 + Math.sin(i * 0.15 + seed) * 80,
    pressure: 0.5 + Math.sin(i * 0.3) * 0.3,
    tilt: 30 + (i % 3),
    azimuth: 120 + (i % 5),
  }))
  return {
    id: newId('mark'),
    layerId,
    order,
    transform: null,
    color: '#2a2927',
    opacity: 1,
    kind: 'stroke',
    brush: 'pencil',
    size: 4,
    seed,
    points: packPoints(points),
  }
}
