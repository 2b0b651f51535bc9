import { describe, expect, it } from 'vitest'
import { panelPoint } from '#shared/geometry/points.ts'
import { unpackPoints } from '#shared/paint/strokePoints.ts'
import { createToolSettings } from '../toolSettings.ts'
import { pour } from './pour.ts'
import type { Pool } from './pour.ts'

const SIDE = 120

/** Paper with a dark box from 30 to 90 that has a ten px gap in its right side, and a grey haze over its lower half. */
function pool(): Pool {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255)
  const paint = (x: number, y: number, value: number) => data.fill(value, (y * SIDE + x) * 4, (y * SIDE + x) * 4 + 3)
  for (let y = 60; y < 87; y += 1) for (let x = 33; x < 87; x += 1) paint(x, y, 200)
  for (let i = 30; i < 90; i += 1)
    for (let thick = 0; thick < 3; thick += 1) {
      paint(i, 30 + thick, 0)
      paint(i, 87 + thick, 0)
      paint(30 + thick, i, 0)
      if (i < 40 || i >= 50) paint(87 + thick, i, 0)
    }
  return { pixels: { width: SIDE, height: SIDE, data }, frame: { x: 0, y: 0, width: SIDE, height: SIDE }, scale: 1 }
}

/** The box around what is filled by a fill at 45, 45. */
async function reach(set: (settings: ReturnType<typeof createToolSettings>) => void) {
  const settings = createToolSettings()
  set(settings)
  const mark = await pour(pool(), panelPoint(45, 45), settings.state(), false)
  const points = (mark?.rings ?? []).flatMap((ring) => [...unpackPoints(ring)])
  const of = (at: number) => points.filter((_, i) => i % 5 === at)
  return { right: Math.max(...of(0)), bottom: Math.max(...of(1)) }
}

describe('poured colour', () => {
  it('stays behind an opening no wider than the gap that is set, and runs out through a wider one', async () => {
    expect((await reach(() => {})).right).toBeLessThan(94)
    expect((await reach((settings) => settings.setGap(0))).right).toBeGreaterThan(110)
  })

  it('stops at a colour that differs by more than the tolerance that is set', async () => {
    expect((await reach((settings) => settings.setTolerance(20))).bottom).toBeLessThan(66)
    expect((await reach((settings) => settings.setTolerance(80))).bottom).toBeGreaterThan(84)
  })
})

describe('colour poured on a part of a panel', () => {
  it('lies where it was poured, whatever the part is and however near', async () => {
    const part = { ...pool(), frame: { x: 1000, y: 500, width: SIDE / 2, height: SIDE / 2 }, scale: 2 }
    const settings = createToolSettings()
    // The gap is five panel px wide here.
    settings.setGap(6)
    const mark = await pour(part, panelPoint(1022.5, 522.5), settings.state(), false)
    const points = mark!.rings.flatMap((ring) => [...unpackPoints(ring)])
    const of = (at: number) => points.filter((_, i) => i % 5 === at)
    expect(Math.min(...of(0))).toBeGreaterThan(1014)
    expect(Math.max(...of(0))).toBeLessThan(1047)
    expect(Math.min(...of(1))).toBeGreaterThan(514)
  })
})

describe('what is set of the bucket', () => {
  it('keeps within what means something', () => {
    const settings = createToolSettings()
    settings.setGap(-3)
    settings.setTolerance(999)
    expect(settings.state()).toMatchObject({ gap: 0, tolerance: 160 })
  })
})
