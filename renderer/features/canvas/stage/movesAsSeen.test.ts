import { describe, expect, it } from 'vitest'
import type { MarkRow } from '#shared/document/schema.ts'
import { movesAsSeen } from './movesAsSeen.ts'

const stroke = { id: 'a', kind: 'stroke' } as MarkRow
const move = { id: 'b', kind: 'camera', start: [0, 0, 1, 1], end: [1, 1, 1, 1], ease: 'even' } as unknown as MarkRow

describe('the marks of a layer as the stage shows them', () => {
  it('are the layer’s own, but for a camera move in a flipped view or while it plays', () => {
    const marks = [stroke, move]
    expect(movesAsSeen(marks, 'plain')).toBe(marks)
    expect(movesAsSeen(marks, 'hidden')).toEqual([stroke])
    expect(movesAsSeen(marks, 'mirrored')).toEqual([stroke, { ...move, mirrored: true }])
    expect(move).not.toHaveProperty('mirrored')
  })

  it('stay the same list as long as the layer does, so that nothing is painted anew', () => {
    const [ink, marks] = [[stroke], [stroke, move]]
    for (const seen of ['plain', 'mirrored', 'hidden'] as const) {
      expect(movesAsSeen(ink, seen)).toBe(ink)
      expect(movesAsSeen(marks, seen)).toBe(movesAsSeen(marks, seen))
    }
  })
})
