import { describe, expect, it } from 'vitest'
import { makeNewId } from '../ids.ts'
import { newProject } from '../newProject.ts'
import type { MarkRow } from '../schema.ts'
import { filmPanels, layersOf, marksOf } from '../select.ts'
import { markBounds } from '../../compositing/markBounds.ts'
import { editLayer, putMark } from './layers.ts'
import { addMarks, composed, removeMarks, transformMarks } from './marks.ts'

const newId = makeNewId(Math.random)
const empty = newProject({ title: 'Tide', ratio: 2.39, createdAt: '' }, newId)
const layerId = layersOf(empty, filmPanels(empty)[0]!.id)[0]!.id
const line: MarkRow = {
  id: newId('mark'),
  layerId,
  order: 'a0',
  transform: null,
  color: '#000000',
  opacity: 1,
  kind: 'shape',
  shape: 'line',
  size: 2,
  from: [10, 10],
  to: [30, 10],
  bend: null,
  filled: false,
}
const board = putMark(empty, line)

describe('marks taken hold of', () => {
  it('compose one transform after another', () => {
    const once = transformMarks(board, [line.id], [1, 0, 0, 1, 100, 0])
    const twice = transformMarks(once, [line.id], [2, 0, 0, 2, 0, 0])
    const [mark] = marksOf(twice, layerId)
    expect(mark?.transform).toEqual([2, 0, 0, 2, 200, 0])
    expect(markBounds(mark!).x).toBe(2 * (10 + 100 - 2))
    expect(composed([0, 1, -1, 0, 0, 0], [1, 0, 0, 1, 5, 0])).toEqual([0, 1, -1, 0, 0, 5])
  })

  it('stay as they are on a locked layer', () => {
    const locked = editLayer(board, layerId, { locked: true })
    expect(transformMarks(locked, [line.id], [1, 0, 0, 1, 9, 9])).toBe(locked)
    expect(removeMarks(locked, [line.id])).toBe(locked)
  })

  it('are copied on top in their order, under new ids', () => {
    const ids = [newId('mark'), newId('mark')]
    const copied = addMarks(board, layerId, [line, { ...line, to: [90, 10] }], ids)
    expect(marksOf(copied, layerId).map((mark) => mark.id)).toEqual([line.id, ...ids])
    expect(marksOf(copied, layerId)[2]).toMatchObject({ to: [90, 10] })
  })
})
