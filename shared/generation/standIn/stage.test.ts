import { describe, expect, it } from 'vitest'
import { ANGLES, FRAMINGS } from '../../film/vocabulary.ts'
import type { Staging } from '../../document/recipe.ts'
import { horizonOf, project } from './camera.ts'
import { coverage } from './rasterise.ts'
import { renderAll } from './render.ts'
import { stageShot } from './stage.ts'
import type { Stage } from './staged.ts'
import { add } from './vector.ts'

const SHOT: Staging = {
  size: 'ms',
  framing: 'single',
  angle: 'eye',
  lensMm: 35,
  ratio: 2.39,
  intExt: 'ext',
  timeOfDay: 'DAY',
  cast: ['Nell'],
  slate: '4B',
}
const staged = (change: Partial<Staging>, seed: number | null = 7) => stageShot({ ...SHOT, ...change }, seed)
const filled = (stage: Stage, figure = 0) => coverage(stage.figures[figure]!.mesh, stage.camera, 240)
const eyesAt = (stage: Stage, figure = 0) => project(stage.camera, stage.figures[figure]!.eyes)

const drawn = (change: Partial<Staging>) => renderAll(staged(change), 240, 100).pixels
const apart = (a: Uint8ClampedArray, b: Uint8ClampedArray) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / (a.length * 0.75)
const bright = (pixels: Uint8ClampedArray) => pixels.reduce((sum, value) => sum + value, 0) / pixels.length
/** Height of the crown in the frame, 0 top to 1 bottom. */
const crown = (size: string) => {
  const stage = staged({ size })
  return project(stage.camera, add(stage.figures[0]!.eyes, [0, 0.115, 0])).y
}
/** Height, as a fraction of the frame, of a 6 m pole 40 m behind the subject. */
const heightOf = (stage: Stage) => project(stage.camera, [0, 0, -40]).y - project(stage.camera, [0, 6, -40]).y
/** How many times farther away the subject is than the near figure. */
const depths = (lensMm: number) => {
  const stage = staged({ framing: 'ots-two-shot', lensMm })
  return eyesAt(stage, 0).depth / eyesAt(stage, 1).depth
}
/** How far the horizon is below the eyes, in frame heights. */
const over = (angle: string) => {
  const stage = staged({ angle })
  return horizonOf(stage.camera) - eyesAt(stage).y
}
/** How many faces are within the frame's width. */
const seen = (framing: string) => {
  const stage = staged({ framing, cast: ['A', 'B', 'C', 'D', 'E'] })
  return stage.figures.filter((_, i) => Math.abs(eyesAt(stage, i).x - 0.5) < 0.5).length
}

describe('sizes', () => {
  it('fill more of the frame the tighter they are', () => {
    const parts = ['ecu', 'cu', 'ms', 'fs', 'ls', 'vws', 'ews'].map((size) => filled(staged({ size })))
    expect(parts).toEqual(parts.toSorted((a, b) => b - a))
    expect(parts[0]!).toBeGreaterThan(0.35)
    expect(parts.at(-1)!).toBeLessThan(0.01)
  })

  it('leave headroom over a close-up and crop an extreme one between brow and mouth', () => {
    expect(crown('cu')).toBeGreaterThan(0)
    expect(crown('cu')).toBeLessThan(0.2)
    expect(crown('ecu')).toBeLessThan(0)
  })

  it('hold the whole figure in a full shot', () => {
    const stage = staged({ size: 'fs' })
    expect(project(stage.camera, [0, 0, 0]).y).toBeLessThan(1)
    expect(project(stage.camera, [0, 1.75, 0]).y).toBeGreaterThan(0)
  })
})

describe('lenses', () => {
  it('stand farther off the longer they are, so that a person stays as large', () => {
    const [wide, long] = [staged({ lensMm: 24 }), staged({ lensMm: 85 })]
    expect(long.distance / wide.distance).toBeCloseTo(85 / 24, 1)
    expect(Math.abs(filled(long) - filled(wide))).toBeLessThan(0.035)
  })

  it('bring what is behind nearer the longer they are', () => {
    expect(heightOf(staged({ lensMm: 85 })) / heightOf(staged({ lensMm: 24 }))).toBeGreaterThan(1.8)
  })

  it('make two people of a like size over a shoulder', () => {
    expect(depths(85)).toBeLessThan(depths(24))
  })
})

describe('angles', () => {
  it('put the horizon above the eyes from high up and below them from low down', () => {
    expect(over('high')).toBeLessThan(-0.5)
    expect(Math.abs(over('eye'))).toBeLessThan(0.08)
    expect(over('hip')).toBeGreaterThan(0.3)
    expect(over('low')).toBeGreaterThan(0.6)
    expect(over('worms-eye')).toBeGreaterThan(over('low'))
  })

  it('roll the camera for a Dutch angle and look down from overhead', () => {
    expect(Math.abs(staged({ angle: 'dutch' }).camera.right[1])).toBeGreaterThan(0.15)
    expect(staged({ angle: 'overhead' }).camera.forward[1]).toBeLessThan(-0.95)
  })

  it('keep every camera above the ground', () => {
    for (const { id: angle } of ANGLES)
      for (const size of ['ecu', 'ms', 'fs', 'ews']) expect(staged({ angle, size }).camera.at[1]).toBeGreaterThan(0.03)
  })
})

describe('framings', () => {
  it('put as many people in frame as they name', () => {
    expect(['single', 'two-shot', 'three-shot', 'group', 'ots-two-shot'].map(seen)).toEqual([1, 2, 3, 5, 2])
  })

  it('show more of the near figure over the shoulder of a two-shot, at the side the subject looks to', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const stage = staged({ framing: 'ots-two-shot' }, seed)
      const [subject, near] = [eyesAt(stage, 0), eyesAt(stage, 1)]
      expect(stage.figures[1]!.part).toBe('foreground')
      expect(near.depth).toBeLessThan(subject.depth)
      expect(Math.sign(near.x - 0.5)).toBe(-Math.sign(subject.x - 0.5))
    }
  })

  it('give look-room: a single stands off the middle, away from where it looks', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const stage = staged({ size: 'mcu', angle: 'profile' }, seed)
      const [figure] = stage.figures
      const facing = Math.sign(project(stage.camera, figure!.at).x - 0.5)
      expect(Math.sign(stage.light.key[0])).toBe(-facing)
    }
  })

  it('are staged in every size, upright frames too', () => {
    for (const { id: framing } of FRAMINGS)
      for (const size of ['ecu', 'ews'])
        expect(staged({ framing, size, ratio: 0.5625, intExt: 'int' }).distance).toBeGreaterThan(0)
  })
})

describe('pictures', () => {
  it('differ plainly where the shots differ', () => {
    const pictures = [
      { size: 'ecu' },
      { size: 'ls' },
      { angle: 'low' },
      { framing: 'ots-two-shot' },
      { size: 'ms', lensMm: 24 },
      { size: 'ms', lensMm: 85 },
      { framing: 'insert' },
      { intExt: 'int' as const },
      { timeOfDay: 'NIGHT' },
    ].map(drawn)
    pictures.forEach((picture, i) => {
      for (const other of pictures.slice(i + 1)) expect(apart(picture, other)).toBeGreaterThan(5)
    })
  })

  it('are darker at night than by day', () => {
    expect(bright(drawn({ timeOfDay: 'NIGHT' }))).toBeLessThan(bright(drawn({})) * 0.7)
  })
})
