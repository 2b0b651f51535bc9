import { describe, expect, it } from 'vitest'
import { keysOfSpot } from '../editor/undoing/spot.ts'
import { isEnoughIn } from './windowSight.ts'

const strip = { left: 100, top: 800, right: 800, bottom: 880 }
const at = (left: number, width: number) => ({ left, top: 810, right: left + width, bottom: 870 })

describe('a change in the window', () => {
  it('to a panel is not seen where the strip cuts its number off: the one that takes its place looks alike', () => {
    expect(isEnoughIn(strip, at(400, 95), 'frame:p1')).toBe(true)
    expect(isEnoughIn(strip, at(725, 95), 'frame:p1')).toBe(true)
    expect(isEnoughIn(strip, at(760, 95), 'frame:p1')).toBe(false)
    expect(isEnoughIn(strip, at(45, 95), 'frame:p1')).toBe(false)
  })

  it('to a whole scene is seen at one of its panels no sooner than that panel itself', () => {
    const keys = keysOfSpot({ kind: 'scene', sceneId: 'c1', panelId: 'p1' })
    expect(keys.map((key) => isEnoughIn(strip, at(760, 95), key))).toEqual([true, false])
    expect(keys.map((key) => isEnoughIn(strip, at(725, 95), key))).toEqual([true, true])
  })

  it('to a row that is wider than its list is seen', () => {
    expect(isEnoughIn(strip, at(100, 3000), 'frame:p1')).toBe(true)
    expect(isEnoughIn(strip, at(-2000, 3000), 'frame:p1')).toBe(true)
  })

  it('to a field is seen where a person can read some of it', () => {
    expect(isEnoughIn(strip, at(760, 95), 'shot:s1/action')).toBe(true)
    expect(isEnoughIn(strip, at(790, 95), 'shot:s1/action')).toBe(false)
    expect(isEnoughIn(strip, at(900, 95), 'shot:s1/action')).toBe(false)
  })

  it('is none where no room is left between what surrounds it', () => {
    expect(isEnoughIn({ ...strip, bottom: 700 }, at(400, 95), 'frame:p1')).toBe(false)
  })
})
