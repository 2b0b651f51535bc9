import { expect, it } from 'vitest'
import { cameraLine, paintCamera } from './paintCamera.ts'
import type { Surface } from '../paint/surface.ts'

/** White as printed, and the warm paper of the board and the drawing table. */
const PAPERS = [
  [255, 255, 255],
  [0xf6, 0xf3, 0xec],
] as const
/** Levels of 255 that no eye tells from paper. */
const UNSEEN = 8

it('puts nothing round the words of a move that is seen on paper, white or warm', () => {
  const halos: string[] = []
  const known: Record<string, unknown> = {}
  const surface = new Proxy(known, {
    get: (of, name) =>
      name === 'strokeText' ? () => halos.push(String(of['strokeStyle'])) : (of[name as string] ?? (() => undefined)),
  })
  paintCamera(surface as unknown as Surface, {
    start: [0, 0, 800, 450],
    end: [200, 100, 400, 225],
    ease: 'both',
    color: '#b3261e',
  })
  expect(halos).toHaveLength(3)
  for (const halo of halos) {
    const [red, green, blue, percent] = halo.match(/\d+/g)!.map(Number)
    // Enough of it to part a word from a drawing under it.
    expect(percent).toBeGreaterThanOrEqual(70)
    for (const paper of PAPERS)
      for (const [at, level] of [red!, green!, blue!].entries())
        expect((Math.abs(level - paper[at]!) * percent!) / 100).toBeLessThan(UNSEEN)
  }
})

it('draws both frames of a move with the line of the larger one, whichever comes first', () => {
  const [wide, close] = [[0, 0, 3200, 1800] as const, [0, 0, 320, 180] as const]
  expect([cameraLine([...wide], [...close]), cameraLine([...close], [...wide])]).toEqual([10, 10])
  expect(cameraLine([...close], [...close])).toBe(3)
})
