import { expect, it } from 'vitest'
import type { Surface } from '../paint/surface.ts'
import { paintShape } from './paintShape.ts'
import type { Shape } from './paintShape.ts'
import { LINE_HEIGHT, paintWords } from './paintWords.ts'

type Call = readonly [name: string, ...parts: number[]]

/** What is asked of a surface, in order. */
function callsOf(paint: (surface: Surface) => void): readonly Call[] {
  const calls: Call[] = []
  const known: Record<string, unknown> = {}
  const surface = new Proxy(known, {
    get:
      (_, name) =>
      (...parts: number[]) =>
        void calls.push([String(name), ...parts]),
  })
  paint(surface as unknown as Surface)
  return calls
}

const shape = (fields: Partial<Shape>): Shape => ({
  shape: 'rectangle',
  size: 10,
  from: [160, 90],
  to: [40, 20],
  bend: null,
  filled: false,
  color: '#000000',
  ...fields,
})
const drawn = (fields: Partial<Shape>) => callsOf((surface) => paintShape(surface, shape(fields)))
const among = (calls: readonly Call[], name: string) => calls.filter(([each]) => each === name).map(([, ...at]) => at)

it('a rectangle and an ellipse lie between their corners, whichever way they were drawn', () => {
  expect(among(drawn({}), 'rect')).toEqual([[40, 20, 120, 70]])
  expect(among(drawn({ shape: 'ellipse' }), 'ellipse')[0]!.slice(0, 4)).toEqual([100, 55, 60, 35])
})

const isFilled = (kind: Shape['shape'], filled: boolean) => among(drawn({ shape: kind, filled }), 'fill').length === 1

it('only what has an inside is filled', () => {
  const kinds = ['rectangle', 'ellipse', 'line', 'arrow'] as const
  expect(kinds.map((kind) => isFilled(kind, true))).toEqual([true, true, false, false])
  expect(kinds.some((kind) => isFilled(kind, false))).toBe(false)
})

const arrow = (bend: Shape['bend']) => drawn({ shape: 'arrow', from: [0, 0], to: [100, 0], bend })

it('an arrow goes through its bend, and its head lies along the way it comes in', () => {
  const [shaft] = among(arrow([50, 50]), 'quadraticCurveTo')
  // Half-way a curve lies half-way between its middle and its control point.
  expect(shaft).toEqual([50, 100, 100, 0])
  const starts = (calls: readonly Call[]) => among(calls, 'moveTo').slice(1)
  for (const [x, y] of starts(arrow(null))) expect([x! < 90, Math.abs(y!) < 40]).toEqual([true, true])
  // It comes in from below, so that both barbs lie there.
  for (const [, y] of starts(arrow([50, 50]))) expect(y!).toBeGreaterThan(20)
})

it('each line of words stands below the one before', () => {
  const calls = callsOf((surface) =>
    paintWords(surface, { x: 5, y: 10, size: 20, text: 'tide\nebb\nflow', color: '#000000' }),
  )
  const [first, second, third] = among(calls, 'fillText').map(([, , y]) => y!)
  expect(second! - first!).toBeCloseTo(20 * LINE_HEIGHT)
  expect(third! - second!).toBeCloseTo(20 * LINE_HEIGHT)
})
