import { describe, expect, it } from 'vitest'
import { outOf } from '#shared/geometry/turn.ts'
import { createSession } from '../../../editor/session.ts'
import { helperSettingsOf } from '../helpers/helperSettings.ts'
import { isInWindow, tableSight } from './tableSight.ts'

const ROOM = { width: 1000, height: 600 }
const stands = (degrees: number, flip = false) => ({ degrees, flip, room: ROOM, out: outOf(degrees, ROOM) })
/** Panel px are those of the view, from the window's upper left corner while it is upright. */
const at = (degrees: number) => ({ ...outOf(degrees, ROOM), zoom: 1 })
/** Near the right edge of the window, at half its height. */
const PART = { x: 900, y: 280, width: 80, height: 40 }

describe('what the table shows of a drawing', () => {
  it('is what is in the window, and not what only touches its edge', () => {
    expect(isInWindow(PART, at(0), stands(0))).toBe(true)
    expect(isInWindow(PART, { ...at(0), x: 300 }, stands(0))).toBe(false)
    expect(isInWindow(PART, { ...at(0), x: 95 }, stands(0))).toBe(false)
    expect(isInWindow({ x: -5000, y: -5000, width: 9000, height: 9000 }, at(0), stands(0))).toBe(true)
  })

  it('is its perspective only while that is switched on, which showing it does', () => {
    const session = createSession(null, null)
    const parts = { editor: { session }, drawing: () => ({ panelId: 'panel_a' }), area: null, camera: null }
    const sight = tableSight(parts as unknown as Parameters<typeof tableSight>[0])
    const guide = { kind: 'drawing', panelIds: ['panel_a'], area: null, guide: true } as const
    helperSettingsOf(session).set({ perspective: false })
    expect(sight.look()(guide)).toBe(false)
    expect([sight.show(guide), sight.look()(guide)]).toEqual([true, true])
    expect(sight.show({ ...guide, panelIds: ['panel_b'] })).toBe(false)
  })

  it('is where a turned and flipped view has it', () => {
    expect(isInWindow(PART, at(180), stands(180))).toBe(true)
    // A quarter turn takes the side of a wide window below its lower edge.
    expect(isInWindow(PART, at(90), stands(90))).toBe(false)
    expect(isInWindow({ ...PART, x: 460 }, at(90), stands(90))).toBe(true)
    expect(isInWindow(PART, { ...at(0), x: 300 }, stands(0, true))).toBe(false)
    expect(isInWindow({ ...PART, x: 1000 }, { ...at(0), x: -300 }, stands(0, true))).toBe(true)
  })
})
