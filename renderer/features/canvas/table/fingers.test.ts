import { expect, it } from 'vitest'
import { screenPoint } from '#shared/geometry/points.ts'
import { NO_FINGERS, fingerLanded, fingerMoved } from './fingers.ts'
import type { Fingers } from './fingers.ts'

const camera = { x: 0, y: 0, zoom: 1 }

/** One finger at rest, and the other at this angle from it, degrees clockwise. */
function twistedTo(fingers: Fingers, degrees: number) {
  const at = (degrees * Math.PI) / 180
  return fingerMoved(fingers, 2, screenPoint(100 + 80 * Math.cos(at), 100 + 80 * Math.sin(at)))
}

it('two fingers turn the paper once they have twisted as far as is meant, and from then on by all they do', () => {
  let fingers = fingerLanded(NO_FINGERS, 1, screenPoint(100, 100), 0, camera)
  fingers = fingerLanded(fingers, 2, screenPoint(180, 100), 5, camera)
  const turns: number[] = []
  for (const degrees of [4, 7, 10, 40, -170, 170]) {
    const [next, pinch] = twistedTo(fingers, degrees)
    fingers = next
    turns.push(Math.round(pinch!.turn))
  }
  expect(turns).toEqual([0, 0, 3, 30, 150, -20])
})

it('a finger that lands anew begins a new twist', () => {
  let fingers = fingerLanded(NO_FINGERS, 1, screenPoint(100, 100), 0, camera)
  fingers = fingerLanded(fingers, 2, screenPoint(180, 100), 5, camera)
  ;[fingers] = twistedTo(fingers, 20)
  fingers = fingerLanded(fingers, 2, screenPoint(180, 100), 9, camera)
  expect(twistedTo(fingers, 6)[1]!.turn).toBe(0)
})
