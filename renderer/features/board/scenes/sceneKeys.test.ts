import { describe, expect, it } from 'vitest'
import { sceneKey } from './sceneKeys.ts'

const press = (key: string, place: number, held: { alt?: true; ctrl?: true } = {}) =>
  sceneKey({ key, altKey: held.alt ?? false, ctrlKey: held.ctrl ?? false, metaKey: false }, place, 4)

describe('a key of the list of scenes', () => {
  it('goes by scene, stops at the ends, and jumps to them', () => {
    expect([press('ArrowUp', 2), press('ArrowDown', 2)]).toEqual([
      { kind: 'go', place: 1 },
      { kind: 'go', place: 3 },
    ])
    expect([press('ArrowUp', 0), press('ArrowDown', 3)]).toEqual([
      { kind: 'go', place: 0 },
      { kind: 'go', place: 3 },
    ])
    expect([press('Home', 2), press('End', 2)]).toEqual([
      { kind: 'go', place: 0 },
      { kind: 'go', place: 3 },
    ])
  })

  it('edits the heading of the scene at hand, where one is', () => {
    expect([press('F2', 1), press('F2', -1)]).toEqual([{ kind: 'edit' }, null])
  })

  it('leaves the rest to the window', () => {
    expect([press('ArrowDown', 1, { alt: true }), press('Home', 1, { ctrl: true }), press('a', 1)]).toEqual([
      null,
      null,
      null,
    ])
  })
})
