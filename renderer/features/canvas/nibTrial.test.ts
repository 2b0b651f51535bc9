import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { NIBS } from '#shared/paint/nibs/index.ts'
import { createPainter } from '#shared/paint/painter.ts'
import { FIRM, SOFT, STRAIGHT } from './helpers/pressureCurve.ts'
import type { PressureCurve } from './helpers/pressureCurve.ts'
import { keptLines, paintTrial, sampleLines, steadied } from './nibTrial.ts'
import type { Tried } from './nibTrial.ts'
import { createToolSettings } from './toolSettings.ts'
import type { ToolSettings } from './toolSettings.ts'

const BOX = { width: 220, height: 76, density: 2 }
const [ACROSS, DOWN] = [BOX.width * BOX.density, BOX.height * BOX.density]
const painter = createPainter({
  make(width, height) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
})

/** How opaque each px of the box is, 0..255, with what `set` sets of a nib. */
function tried(
  nib: (typeof NIBS)[number]['id'],
  set: (settings: ToolSettings) => void,
  pens: PressureCurve = STRAIGHT,
  lines?: readonly (readonly Tried[])[],
) {
  const settings = createToolSettings()
  settings.choose(nib)
  set(settings)
  const context = createCanvas(ACROSS, DOWN).getContext('2d')
  paintTrial(context as never, painter, settings.state(), pens, lines ?? sampleLines(settings.state(), BOX), BOX)
  return context.getImageData(0, 0, ACROSS, DOWN).data.filter((_, at) => at % 4 === 3)
}

/** How much neighbours differ along the rows, on average over what is inked. */
function roughness(alphas: ReturnType<typeof tried>): number {
  let [sum, inked] = [0, 0]
  for (let at = 1; at < alphas.length; at += 1)
    if (alphas[at]! > 0) [sum, inked] = [sum + Math.abs(alphas[at]! - alphas[at - 1]!), inked + 1]
  return sum / inked
}

const mean = (alphas: ReturnType<typeof tried>) => alphas.reduce((sum, alpha) => sum + alpha, 0) / alphas.length

describe('the line that a nib is tried with', () => {
  it.each(NIBS.filter(({ controls }) => (controls as readonly string[]).includes('grain')).map(({ id }) => id))(
    'shows the grain of the %s',
    (id) => {
      const [even, usual, rough] = [0, 0.5, 1].map((grain) =>
        roughness(tried(id, (settings) => settings.setGrain(grain))),
      )
      expect(usual! / even!).toBeGreaterThan(1.2)
      expect(rough! / usual!).toBeGreaterThan(1.2)
    },
  )

  it.each(NIBS.map(({ id }) => id))('is there with the %s, and paler with less opacity', (id) => {
    const [whole, pale] = [1, 0.4].map((opacity) => mean(tried(id, (settings) => settings.setOpacity(opacity))))
    expect(whole).toBeGreaterThan(5)
    if (id !== 'eraser') expect(pale! / whole!).toBeCloseTo(0.4, 1)
  })

  it.each(NIBS.filter(({ controls }) => (controls as readonly string[]).includes('pressure')).map(({ id }) => id))(
    'is lighter by a firmer curve with the %s, which goes before the pen’s if it is its own',
    (id) => {
      const [soft, firm] = [SOFT, FIRM].map((curve) => mean(tried(id, () => undefined, curve)))
      expect(firm! / soft!).toBeLessThan(0.98)
      expect(mean(tried(id, (settings) => settings.setSense({ curve: FIRM }), SOFT))).toBeCloseTo(firm!, 5)
    },
  )

  it('is fully pressed by a nib that feels no pressure', () => {
    const [felt, full] = [true, false].map((pressure) =>
      mean(tried('pen', (settings) => settings.setSense({ pressure }))),
    )
    expect(full! / felt!).toBeGreaterThan(1.1)
  })

  it('shows with the marker alone how lines darken where they cross, as sample and by hand', () => {
    const across = handLine(Array.from({ length: 40 }, (_, at) => [10 + at * 5, 38]))
    const down = handLine(Array.from({ length: 14 }, (_, at) => [110, 4 + at * 5]))
    expect(darkest('marker', [across])).toBeCloseTo(0.4 * 255, -1)
    expect(darkest('marker', [across, down])).toBeCloseTo(0.64 * 255, -1)
    expect(darkest('marker')).toBeCloseTo(0.64 * 255, -1)
    expect(darkest('pen')).toBeCloseTo(0.4 * 255, -1)
  })

  it('goes when the next is begun, and of a marker stays under the two that follow', () => {
    const settings = createToolSettings()
    const line = handLine([[1, 1]])
    settings.choose('pen')
    expect(keptLines(settings.state(), [line])).toEqual([])
    settings.choose('marker')
    expect(keptLines(settings.state(), [line])).toEqual([line])
    expect(keptLines(settings.state(), [line, line, line])).toHaveLength(2)
  })

  it('is steadied as on the paper, and ends where the pen is', () => {
    const zigzag = handLine(Array.from({ length: 40 }, (_, at) => [10 + at * 5, at % 2 === 0 ? 20 : 56]))
    const [free, firm] = [0, 0.8].map((steady) => {
      const settings = createToolSettings()
      settings.choose('marker')
      settings.setSteady(steady)
      return steadied(settings.state(), zigzag)
    })
    expect(free).toEqual(zigzag)
    expect(swing(firm!)).toBeLessThan(swing(zigzag) / 2)
    expect(firm!.at(-1)).toMatchObject({ x: zigzag.at(-1)!.x, y: zigzag.at(-1)!.y })
  })
})

/** At a hand's even pace, fully pressed. */
function handLine(at: readonly (readonly [number, number])[]): readonly Tried[] {
  return at.map(([x, y], step) => ({ x, y, pressure: 1, tilt: 0, azimuth: 0, time: step * 16 }))
}

/** How opaque its darkest px is at 40 %. */
function darkest(nib: (typeof NIBS)[number]['id'], lines?: readonly (readonly Tried[])[]): number {
  return Math.max(...tried(nib, (settings) => settings.setOpacity(0.4), STRAIGHT, lines))
}

/** How far its later part goes from the middle of the box. */
function swing(line: readonly Tried[]): number {
  return Math.max(...line.slice(20, 40).map(({ y }) => Math.abs(y - BOX.height / 2)))
}
