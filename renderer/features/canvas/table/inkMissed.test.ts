import { describe, expect, it } from 'vitest'
import { editLayer, putMark } from '#shared/document/commands/layers.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf, marksOf } from '#shared/document/select.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { fillOf } from '#shared/tools/lassoFill.ts'
import type { Editor } from '../../../editor/editor.ts'
import { makeStroke } from '../../../../tests/support/marks.ts'
import { ONE_DRAWING } from '../../../../tests/support/oneLayer.ts'
import { applyRemedy, drawOn } from './drawOn.ts'
import { erasesNothing } from './inkMissed.ts'

const newId = makeNewId(Math.random)

describe('an eraser', () => {
  const layerId = newId('layer')
  const line = makeStroke(newId, layerId, 'a0')
  const rubbed = { ...line, brush: 'eraser' as const }
  const away: MarkRow = { ...rubbed, transform: [1, 0, 0, 1, 900, 0] }
  it('leaves a mark where it met ink, and none where there was nothing to erase', () => {
    expect(erasesNothing([line], rubbed)).toBe(false)
    expect(erasesNothing([line], away)).toBe(true)
    expect(erasesNothing([rubbed], rubbed)).toBe(true)
    expect(erasesNothing([], line)).toBe(false)
  })
})

/** A layer whose transparency is locked, with a line from (200, 300) to (356, 300) and some px above and below. */
function lockedTable() {
  const created = newProject({ title: 'Tide', ratio: 2, createdAt: '', layers: ONE_DRAWING }, newId)
  const panel = filmPanels(created)[0]!
  const layer = layersOf(created, panel.id)[0]!
  const locked = editLayer(created, layer.id, { transparencyLocked: true })
  let now = putMark(locked, makeStroke(newId, layer.id, 'a0'))
  const steps: string[] = []
  const editor = {
    board: () => now,
    newId,
    run: (name: string, command: (board: typeof now) => typeof now) => {
      const next = command(now)
      if (next === now) return false
      now = next
      return steps.push(name) > 0
    },
    session: { state: () => ({ layerId: layer.id }), set: () => {} },
  } as unknown as Editor
  return { editor, panel, steps, marks: () => marksOf(now, layer.id), layer: () => layersOf(now, panel.id)[0]! }
}

const square = (x: number, y: number, side: number) =>
  fillOf(
    [[panelPoint(x, y), panelPoint(x + side, y), panelPoint(x + side, y + side), panelPoint(x, y + side)]],
    '#d8412f',
    1,
  )

describe('a layer whose transparency is locked', () => {
  it('takes no step for what could not be seen: it is told so, with a way out', () => {
    const { editor, panel, steps, marks, layer } = lockedTable()
    const { id: _id, layerId: _layerId, order: _order, ...stroke } = makeStroke(newId, layer().id, 'a0')
    const aside = { ...stroke, transform: [1, 0, 0, 1, 900, 0] as const }
    // The last lies round the line, which it would go beneath.
    const told = [
      drawOn(editor, panel, { ...aside, transform: [...aside.transform] }),
      drawOn(editor, panel, square(1200, 600, 80)),
      drawOn(editor, panel, square(1200, 600, 80), null, panelPoint(1240, 640)),
      drawOn(editor, panel, square(150, 150, 400), null, panelPoint(500, 500)),
    ]
    expect(told.map((refusal) => refusal?.why)).toEqual(
      told.map(() => `“${layer().name}” has no ink here to colour, and its transparency is locked.`),
    )
    expect([steps, marks().length]).toEqual([[], 1])
    applyRemedy(editor, panel, told[0]!.remedy!)
    expect(layer().transparencyLocked).toBe(false)
    expect(drawOn(editor, panel, square(1200, 600, 80))).toBeNull()
    expect(marks()).toHaveLength(2)
  })

  it('takes what colours its ink, and what is rubbed out of it', () => {
    const { editor, panel, marks, layer } = lockedTable()
    const { id: _id, layerId: _layerId, order: _order, ...stroke } = makeStroke(newId, layer().id, 'a0')
    expect(drawOn(editor, panel, stroke)).toBeNull()
    expect(drawOn(editor, panel, square(150, 150, 400))).toBeNull()
    expect(drawOn(editor, panel, { ...stroke, brush: 'eraser' })).toBeNull()
    expect(marks()).toHaveLength(4)
  })
})
