import { describe, expect, it } from 'vitest'
import { remove } from '#shared/document/board.ts'
import { addLayer, putMark, removeLayer, removeMark } from '#shared/document/commands/layers.ts'
import { diffBoards, reverseDiff } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf, marksOf } from '#shared/document/select.ts'
import { createMarkLoads } from './markLoads.ts'
import { ONE_DRAWING } from '../../tests/support/oneLayer.ts'

const newId = makeNewId(Math.random)
const board = newProject(
  { title: 'Marks', ratio: 2.39, createdAt: '2026-01-01T00:00:00.000Z', layers: ONE_DRAWING },
  newId,
)
const panel = filmPanels(board)[0]!
const layer = layersOf(board, panel.id)[0]!
const mark: MarkRow = {
  id: newId('mark'),
  layerId: layer.id,
  order: 'a0',
  kind: 'text',
  transform: null,
  color: '#000000',
  opacity: 1,
  x: 10,
  y: 10,
  size: 40,
  text: 'Tide',
}

describe('marks on their way to the window', () => {
  it('do not come back where they were erased meanwhile', () => {
    const loads = createMarkLoads()
    const place = loads.begin(loads.missing(board, panel.id), [])
    const drawn = putMark(board, mark)
    const erased = removeMark(drawn, mark.id)
    loads.changed(diffBoards(drawn, erased), true)
    expect(marksOf(place(erased, [mark])!, layer.id)).toEqual([])
  })

  it('do not come back where they were taken off before, and the host has yet to hear of it', () => {
    const loads = createMarkLoads()
    const place = loads.begin([layer.id], [mark.id])
    expect(marksOf(place(board, [mark])!, layer.id)).toEqual([])
  })

  it('leave what was changed meanwhile as it is', () => {
    const loads = createMarkLoads()
    const place = loads.begin(loads.missing(board, panel.id), [])
    const changed = putMark(board, { ...mark, text: 'Ebb' })
    expect(marksOf(place(changed, [mark])!, layer.id)).toMatchObject([{ text: 'Ebb' }])
  })

  it('do not come where another hand has moved them on to a layer that is not here', () => {
    const loads = createMarkLoads()
    const more = addLayer(board, newId('layer'), panel.id, 1)
    const onward = layersOf(more, panel.id)[1]!
    const place = loads.begin([layer.id], [])
    const write = { table: 'mark', id: mark.id, row: { ...mark, layerId: onward.id } } as const
    expect(loads.concerns(more, write)).toBe(false)
    const read = place(more, [mark])!
    expect(marksOf(read, layer.id)).toEqual([])
    expect(marksOf(loads.begin([onward.id], [])(read, [write.row])!, onward.id)).toEqual([write.row])
  })

  it('are asked for again for a layer that undo brings back unread', () => {
    const loads = createMarkLoads()
    const bare = removeLayer(board, layer.id)
    loads.changed(diffBoards(board, bare), true)
    loads.changed(reverseDiff(diffBoards(board, bare)), false)
    expect(loads.missing(board, panel.id)).toEqual([layer.id])
  })

  it('are not asked for where the layer was just made here', () => {
    const loads = createMarkLoads()
    loads.begin(loads.missing(board, panel.id), [])(board, [])
    const more = addLayer(board, newId('layer'), panel.id, 1)
    loads.changed(diffBoards(board, more), true)
    expect(loads.missing(more, panel.id)).toEqual([])
    expect(loads.missing(remove(more, 'layer', layer.id), panel.id)).toEqual([])
  })
})
