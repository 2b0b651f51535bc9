import { describe, expect, it } from 'vitest'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { layBoard } from '../layout/layout.ts'
import type { Cell } from '../layout/layout.ts'
import { shotsIn } from '../layout/layoutQuery.ts'
import { hitBoard } from '../layout/hitBoard.ts'
import { NO_GESTURE, stepGesture } from './gesture.ts'
import type { Gesture, GestureAct, GestureEvent, Ground, Touching } from './gesture.ts'

/** The camera is at the world's origin at zoom 1: screen points equal world points. */
const layout = layBoard(testFilm([[1, 2, 1, 1], []]), 3)
const [first, second, third, fourth] = [0, 1, 3, 4].map((at) => layout.cells[at]!) as [Cell, Cell, Cell, Cell]
const ids = layout.shotIds
const on = (cell: Cell, by = 20) => ({ x: cell.x + by, y: cell.y + by })
const nowhere = { x: 5, y: 5 }
const heading = { x: layout.bands[0]!.x + 10, y: layout.bands[0]!.y + 20 }

/** A test driver: sends events, keeps the selection as the session would, and records all effects. */
function handAt(more: Partial<Ground> = {}) {
  let gesture: Gesture = NO_GESTURE
  let selected: readonly string[] = []
  const acts: GestureAct[] = []

  function send(event: GestureEvent): GestureAct[] {
    const ground: Ground = {
      hit: (point) => hitBoard(layout, point),
      world: (point) => point,
      shotsIn: (rect) => shotsIn(layout, rect),
      walkable: () => ids,
      selected,
      canWrite: true,
      ...more,
    }
    const [next, asked] = stepGesture(gesture, event, ground)
    gesture = next
    for (const act of asked) {
      acts.push(act)
      if (act.kind === 'select') selected = act.shotIds
      if (act.kind === 'again') send(act.event)
    }
    return [...asked]
  }

  const tell =
    (kind: 'down' | 'move' | 'up' | 'lost') =>
    (at: { x: number; y: number }, by: Partial<Touching> = {}) =>
      send({ kind, touching: { ...MOUSE, ...by, at } })
  return {
    send,
    down: tell('down'),
    move: tell('move'),
    up: tell('up'),
    lost: tell('lost'),
    doing: () => gesture.doing.kind,
    gesture: () => gesture,
    selected: () => selected,
    kinds: () => acts.map((act) => act.kind),
    last: <K extends GestureAct['kind']>(kind: K) =>
      acts.findLast((act): act is Extract<GestureAct, { kind: K }> => act.kind === kind),
  }
}

const MOUSE: Touching = {
  id: 1,
  type: 'mouse',
  at: nowhere,
  button: 0,
  buttons: 1,
  shift: false,
  ctrl: false,
  alt: false,
  palm: false,
}
const finger = (id: number): Partial<Touching> => ({ id, type: 'touch' })

describe('a press', () => {
  it('selects the shot under it at once, with the panel that was hit', () => {
    const hand = handAt()
    hand.down(on(second))
    expect(hand.selected()).toEqual([ids[1]])
    expect(hand.last('select')?.panelId).toBe(second.panelId)
    expect(hand.kinds()).toEqual(['focus', 'capture', 'select'])
  })

  it('with Ctrl puts a shot in or out, with Shift takes all up to it', () => {
    const hand = handAt()
    hand.down(on(first))
    hand.up(on(first))
    hand.down(on(third), { shift: true })
    expect(hand.selected()).toEqual([ids[0], ids[1], ids[2]])
    hand.up(on(third))
    hand.down(on(second), { ctrl: true })
    expect(hand.selected()).toEqual([ids[0], ids[2]])
  })

  it('on one of several selected shots waits: a click selects it alone, a drag carries all', () => {
    const hand = handAt()
    hand.down(on(first))
    hand.up(on(first))
    hand.down(on(third), { shift: true })
    hand.up(on(third))
    hand.down(on(second))
    expect(hand.selected()).toHaveLength(3)
    hand.up(on(second))
    expect(hand.selected()).toEqual([ids[1]])
  })

  it('on a heading selects its scene when it is let go, and not when it is called off', () => {
    const hand = handAt()
    hand.down(heading)
    expect(hand.last('select-scene')).toBe(undefined)
    hand.lost(heading)
    expect(hand.last('select-scene')).toBe(undefined)
    hand.down(heading)
    hand.up(heading)
    expect(hand.last('select-scene')?.sceneId).toBe(layout.bands[0]!.sceneId)
  })

  it('of the right button only aims the menu: what is selected already stays', () => {
    const hand = handAt()
    hand.down(on(first), { button: 2, buttons: 2 })
    expect(hand.selected()).toEqual([ids[0]])
    expect(hand.doing()).toBe('nothing')
    expect(hand.down(on(first), { button: 2, buttons: 2 })).toEqual([{ kind: 'focus' }])
    hand.down(heading, { button: 2, buttons: 2 })
    expect(hand.last('select-scene')?.sceneId).toBe(layout.bands[0]!.sceneId)
  })
})

describe('a press that moves', () => {
  it('is no drag until it has moved four px', () => {
    const hand = handAt()
    hand.down(on(first))
    hand.move(on(first, 22))
    expect(hand.doing()).toBe('pressing')
    hand.move(on(first, 23))
    expect(hand.doing()).toBe('dragging')
    expect(hand.last('carry')).toMatchObject({ cell: first, panel: false, at: on(first, 23) })
    hand.move(on(fourth))
    expect(hand.last('carry-to')?.at).toEqual(on(fourth))
    hand.up(on(fourth))
    expect(hand.kinds().at(-1)).toBe('drop')
    expect(hand.doing()).toBe('nothing')
  })

  it('carries a panel with Alt, but never a shot’s only one', () => {
    for (const [cell, panel] of [
      [second, true],
      [first, false],
    ] as const) {
      const hand = handAt()
      hand.down(on(cell))
      hand.move(on(cell, 60), { alt: true })
      expect(hand.last('carry')?.panel).toBe(panel)
    }
  })

  it('carries nothing where nothing may be written', () => {
    const hand = handAt({ canWrite: false })
    hand.down(on(first))
    hand.move(on(first, 90))
    expect(hand.last('carry')).toBe(undefined)
  })

  it('on the bare board draws a frame round shots, which become the selection', () => {
    const hand = handAt()
    hand.down(nowhere)
    hand.move({ x: 15, y: 15 })
    expect(hand.doing()).toBe('marquee')
    hand.move(on(second))
    expect(hand.last('marquee')?.rect).toEqual({ x: 5, y: 5, width: on(second).x - 5, height: on(second).y - 5 })
    expect(hand.selected()).toEqual([ids[0], ids[1]])
    hand.up(on(second))
    expect(hand.last('marquee')?.rect).toBe(null)
    expect(hand.selected()).toEqual([ids[0], ids[1]])
  })

  it('with Ctrl adds what is framed to what was selected; called off, that is selected again', () => {
    const hand = handAt()
    hand.down(on(fourth))
    hand.up(on(fourth))
    hand.down(nowhere, { ctrl: true })
    hand.move({ x: 15, y: 15 }, { ctrl: true })
    hand.move(on(first), { ctrl: true })
    expect(hand.selected()).toEqual([ids[3], ids[0]])
    hand.send({ kind: 'cancel' })
    expect(hand.selected()).toEqual([ids[3]])
    expect(hand.last('marquee')?.rect).toBe(null)
    expect(hand.doing()).toBe('nothing')
  })

  it('puts back what it carries when it is called off or its pointer is lost', () => {
    for (const end of ['cancel', 'lost'] as const) {
      const hand = handAt()
      hand.down(on(first))
      hand.move(on(first, 90))
      if (end === 'lost') hand.lost(on(first))
      else hand.send({ kind: 'cancel' })
      expect(hand.kinds().at(-1)).toBe('call-off')
      expect(hand.kinds()).not.toContain('drop')
    }
  })

  it('moves the board with Space or the middle button', () => {
    const hand = handAt()
    hand.send({ kind: 'space', isDown: true })
    hand.down(on(first))
    hand.move(on(first, 50))
    expect(hand.last('pan')?.by).toEqual({ x: 30, y: 30 })
    hand.up(on(first, 50))
    hand.send({ kind: 'space', isDown: false })
    expect(hand.selected()).toEqual([])
    hand.down(on(first), { button: 1, buttons: 4 })
    hand.move(on(first, 27), { buttons: 4 })
    expect(hand.last('pan')?.by).toEqual({ x: 7, y: 7 })
  })
})

describe('other pointers', () => {
  it('wait until the gesture of the first is over', () => {
    const hand = handAt()
    hand.down(on(first))
    hand.move(on(first, 90))
    hand.down(on(fourth), { id: 2, type: 'pen' })
    hand.move(on(second), { id: 2, type: 'pen' })
    hand.up(on(second), { id: 2, type: 'pen' })
    expect(hand.doing()).toBe('dragging')
    expect(hand.kinds()).not.toContain('drop')
  })

  it('end nothing by their buttons: a drag ends with the button that began it', () => {
    const hand = handAt()
    hand.down(on(first))
    hand.move(on(first, 90), { buttons: 3 })
    expect(hand.doing()).toBe('dragging')
    hand.move(on(first, 95), { buttons: 2 })
    expect(hand.kinds().at(-1)).toBe('drop')
  })

  it('that press anew without having been lifted end what they began', () => {
    const hand = handAt()
    hand.down(on(first))
    hand.move(on(first, 90))
    hand.down(on(second))
    expect(hand.kinds()).toEqual(expect.arrayContaining(['drop', 'again']))
    expect(hand.doing()).toBe('pressing')
    expect(hand.selected()).toEqual([ids[1]])
  })
})

describe('a finger', () => {
  it('moves the board from where it came down, and selects only where it did not', () => {
    const hand = handAt()
    hand.down(on(first), finger(1))
    hand.move(on(first, 40), finger(1))
    hand.move(on(first, 50), finger(1))
    hand.up(on(first, 50), finger(1))
    expect(hand.last('pan')?.by).toEqual({ x: 30, y: 30 })
    expect(hand.selected()).toEqual([])
    hand.down(on(second), finger(1))
    hand.up(on(second), finger(1))
    expect(hand.selected()).toEqual([ids[1]])
  })

  it('that rests on a shot means it', () => {
    const hand = handAt()
    hand.down(on(second), finger(1))
    hand.send({ kind: 'held' })
    expect(hand.selected()).toEqual([ids[1]])
  })

  it('that is a palm does nothing; one that came before the pen is let go of', () => {
    const hand = handAt()
    hand.down(on(first), { ...finger(1), palm: true })
    expect(hand.doing()).toBe('nothing')
    hand.down(on(first), finger(2))
    hand.move(on(first, 60), finger(2))
    expect(hand.doing()).toBe('panning')
    hand.down(on(second), { id: 3, type: 'pen' })
    expect(hand.doing()).toBe('pressing')
    expect(hand.gesture().fingers.size).toBe(0)
    expect(hand.selected()).toEqual([ids[1]])
  })

  it('becomes a pinch with a second one, and the one that is left moves the board on', () => {
    const hand = handAt()
    hand.down({ x: 100, y: 100 }, finger(1))
    hand.down({ x: 200, y: 100 }, finger(2))
    expect(hand.doing()).toBe('nothing')
    hand.move({ x: 300, y: 100 }, finger(2))
    expect(hand.last('pan')?.by).toEqual({ x: 50, y: 0 })
    expect(hand.last('zoom')).toMatchObject({ factor: 2, at: { x: 200, y: 100 } })
    hand.down({ x: 250, y: 300 }, finger(3))
    hand.up({ x: 250, y: 300 }, finger(3))
    hand.up({ x: 100, y: 100 }, finger(1))
    expect(hand.doing()).toBe('panning')
    hand.move({ x: 310, y: 120 }, finger(2))
    expect(hand.last('pan')?.by).toEqual({ x: 10, y: 20 })
    expect(hand.selected()).toEqual([])
  })
})
