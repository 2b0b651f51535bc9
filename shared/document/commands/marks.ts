import type { Board } from '../board.ts'
import { keysAt } from '../order.ts'
import type { MarkRow } from '../schema.ts'
import { layerOf, marksOf } from '../select.ts'
import { rowOf } from '../table.ts'
import { putMark, removeMark } from './layers.ts'

export type Affine = NonNullable<MarkRow['transform']>

/** The composition of two transforms: `first`, then `then`. */
export function composed(then: readonly number[], first: readonly number[] | null): Affine {
  const [a, b, c, d, e, f] = then as Affine
  if (!first) return [a, b, c, d, e, f]
  const [p, q, r, s, t, u] = first as Affine
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** Applies an affine [a, b, c, d, e, f] in panel px to these marks. Marks on a locked layer are left alone. */
export function transformMarks(board: Board, ids: readonly string[], matrix: readonly number[]): Board {
  return ids.reduce((next, id) => {
    const mark = rowOf(next.mark, id)
    return mark ? putMark(next, { ...mark, transform: composed(matrix, mark.transform) }) : next
  }, board)
}

/** Gives these marks a colour, as far as they have one: what an eraser took away and a camera move have none. */
export function recolorMarks(board: Board, ids: readonly string[], color: string): Board {
  return ids.reduce((next, id) => {
    const mark = rowOf(next.mark, id)
    return mark && hasColor(mark) ? putMark(next, { ...mark, color }) : next
  }, board)
}

export function hasColor(mark: MarkRow): boolean {
  return mark.kind !== 'camera' && !(mark.kind === 'stroke' && mark.brush === 'eraser')
}

export function removeMarks(board: Board, ids: readonly string[]): Board {
  return ids.reduce(removeMark, board)
}

/** Adds copies of these marks on top of a layer, with new ids, in the given order. */
export function addMarks(
  board: Board,
  layerId: MarkRow['layerId'],
  marks: readonly MarkRow[],
  ids: readonly MarkRow['id'][],
): Board {
  const layer = layerOf(board, layerId)
  if (!layer) return board
  const siblings = marksOf(board, layerId)
  const orders = keysAt(siblings, siblings.length, marks.length)
  return marks.reduce((next, mark, i) => putMark(next, { ...mark, id: ids[i]!, layerId, order: orders[i]! }), board)
}
