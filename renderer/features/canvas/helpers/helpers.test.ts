import { describe, expect, it } from 'vitest'
import { arrowStep } from './arrowStep.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { ACTION_SAFE, TITLE_SAFE, perspectiveLines, rulerStep, safeArea, thirdLines } from './guideLines.ts'
import { createHelperSettings } from './helperSettings.ts'
import { createPenFeel } from './penFeel.ts'
import { decided, guideFrom, guided, snapPoint } from './perspectiveSnap.ts'
import { FIRM, SOFT, STRAIGHT, pressureOf } from './pressureCurve.ts'

const FRAME = { x: 0, y: 0, width: 1920, height: 804 }
const two = {
  horizon: 300,
  points: [
    [-400, 300],
    [2300, 300],
  ] as [number, number][],
}

/** Guides one stroke, as the table does. */
function createGuide(...from: Parameters<typeof guideFrom>) {
  let guide = guideFrom(...from)
  return (at: PanelPoint, foreseen = false) => {
    if (!foreseen) guide = decided(guide, at)
    return guided(guide, at)
  }
}

/** Distance (panel px) of a place from the line through two others. */
function offLine(at: { x: number; y: number }, from: { x: number; y: number }, to: readonly [number, number]): number {
  const [dx, dy] = [to[0] - from.x, to[1] - from.y]
  return Math.abs(dx * (at.y - from.y) - dy * (at.x - from.x)) / Math.hypot(dx, dy)
}

function memory(start: Record<string, string> = {}) {
  const kept = { ...start }
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem(key: string, value: string) {
      kept[key] = value
    },
  }
}

describe('a stroke that snaps to the perspective', () => {
  it('lies on the line to the vanishing point it goes towards, however the hand shakes', () => {
    const start = panelPoint(900, 700)
    const guide = createGuide(start, two, 10)
    for (let i = 1; i <= 60; i += 1) {
      const meant = { x: 900 + i * 12, y: 700 - i * 3.4 + Math.sin(i) * Math.min(9, i) }
      expect(offLine(guide(panelPoint(meant.x, meant.y)), start, two.points[1]!)).toBeLessThan(1e-6)
    }
  })

  it('stays on the line it chose, even when the hand comes back across the start', () => {
    const start = panelPoint(900, 700)
    const guide = createGuide(start, two, 10)
    guide(panelPoint(960, 684))
    expect(offLine(guide(panelPoint(860, 500)), start, two.points[1]!)).toBeLessThan(1e-6)
  })

  it('waits where it began until the hand has said where it goes', () => {
    const start = panelPoint(900, 700)
    expect(createGuide(start, two, 10)(panelPoint(904, 703))).toBe(start)
  })

  it('is not decided by where the hand is only foreseen', () => {
    const start = panelPoint(900, 700)
    const guide = createGuide(start, two, 10)
    expect(guide(panelPoint(900, 660), true)).toBe(start)
    guide(panelPoint(960, 684))
    expect(offLine(guide(panelPoint(900, 660), true), start, two.points[1]!)).toBeLessThan(1e-6)
  })

  it('stands upright between two points, and lies level as well with one', () => {
    expect(snapPoint(panelPoint(900, 700), panelPoint(906, 400), two)).toEqual({ x: 900, y: 400 })
    const one = { horizon: 300, points: [[960, 300]] as [number, number][] }
    expect(snapPoint(panelPoint(200, 700), panelPoint(700, 710), one)).toEqual({ x: 700, y: 700 })
    const three = { horizon: 300, points: [...two.points, [960, 3000]] as [number, number][] }
    const end = snapPoint(panelPoint(900, 700), panelPoint(905, 1000), three)
    expect(offLine(end, panelPoint(900, 700), [960, 3000])).toBeLessThan(1e-6)
  })
})

describe('lines over the paper', () => {
  it('part the frame in thirds and keep 93 % for action', () => {
    expect(thirdLines(FRAME)).toContainEqual([640, 0, 640, 804])
    const safe = safeArea(FRAME, ACTION_SAFE)
    expect([safe.width / FRAME.width, safe.x]).toEqual([0.93, expect.closeTo(67.2)])
    expect(safeArea(FRAME, TITLE_SAFE)).toMatchObject({ width: expect.closeTo(1728), y: expect.closeTo(40.2) })
  })

  it('run from every vanishing point through the frame, few enough to draw', () => {
    const { rays } = perspectiveLines(two, FRAME)
    for (const [at, fan] of rays.entries()) {
      expect(fan.length).toBeGreaterThan(4)
      expect(fan.length).toBeLessThan(120)
      for (const [x, y] of fan) expect([x, y]).toEqual(two.points[at])
    }
  })

  it('count a ruler in round steps that can be read', () => {
    expect([rulerStep(1), rulerStep(0.5), rulerStep(4), rulerStep(16)]).toEqual([100, 200, 20, 5])
  })
})

const kept = (text: string) => createHelperSettings(memory({ 'framewright.helpers': text })).state()

describe('helpers', () => {
  it('are as they were left, but for the flip', () => {
    const place = memory()
    const first = createHelperSettings(place)
    first.toggle('thirds')
    first.toggle('flip')
    first.set({ onionBefore: 3, onionBeforeOpacity: 0.6 })
    expect(createHelperSettings(place).state()).toMatchObject({
      thirds: true,
      flip: false,
      onionBefore: 3,
      onionBeforeOpacity: 0.6,
    })
  })

  it('carry over an onion skin from when it had a switch for each side', () => {
    expect(kept('{"onion":true,"onionPrevious":false,"onionNext":true,"onionOpacity":0.6}')).toMatchObject({
      onion: true,
      onionBefore: 0,
      onionAfter: 1,
      onionBeforeOpacity: 0.6,
      onionAfterOpacity: 0.6,
    })
    // What was set since counts for more.
    expect(kept('{"onionPrevious":false,"onionBefore":3}')).toMatchObject({ onionBefore: 3, onionAfter: 0 })
  })

  it('begin anew where the memory holds nonsense', () => {
    expect(createHelperSettings(memory({ 'framewright.helpers': '{"thirds":3,' })).state().thirds).toBe(false)
    expect(createHelperSettings(memory({ 'framewright.helpers': '{"thirds":3}' })).state().thirds).toBe(false)
  })

  it('keep the pen of this computer', () => {
    const place = memory()
    createPenFeel(place).setCurve(SOFT)
    expect(createPenFeel(place).press(0.3)).toBeGreaterThan(0.4)
    expect(createPenFeel(memory({ 'framewright.pen': '{"x1":9}' })).curve()).toEqual(STRAIGHT)
  })
})

describe("a pen's pressure curve", () => {
  it('leaves pressure as it is when straight, lifts it when soft and lowers it when firm', () => {
    expect(pressureOf(STRAIGHT)(0.4)).toBeCloseTo(0.4, 1)
    expect(pressureOf(SOFT)(0.4)).toBeGreaterThan(0.55)
    expect(pressureOf(FIRM)(0.4)).toBeLessThan(0.25)
  })

  it('keeps nothing at nothing and all at all, and never falls', () => {
    for (const curve of [STRAIGHT, SOFT, FIRM, { x1: 1, y1: 0, x2: 0, y2: 1 }]) {
      const press = pressureOf(curve)
      expect([press(0), press(1)]).toEqual([expect.closeTo(0, 2), expect.closeTo(1, 2)])
      expect([press(-0.2), press(1.4)]).toEqual([press(0), press(1)])
      let last = -1
      for (let i = 0; i <= 50; i += 1) {
        const now = press(i / 50)
        expect(now).toBeGreaterThanOrEqual(last)
        last = now
      }
    }
  })
})

const step = (key: string, shiftKey = false) => arrowStep({ key, shiftKey })

it('an arrow key moves a handle by one, and by ten with Shift; no other key does', () => {
  expect([step('ArrowLeft'), step('ArrowUp')]).toEqual([
    { x: -1, y: 0 },
    { x: 0, y: -1 },
  ])
  expect([step('ArrowDown', true), step('ArrowRight', true)]).toEqual([
    { x: 0, y: 10 },
    { x: 10, y: 0 },
  ])
  expect(step('Enter')).toBeNull()
})
