import { expect, it } from 'vitest'
import { cardIdSchema, makeNewId } from './ids.ts'
import { LATER_CARD_BLANKS } from './cardSchema.ts'
import { filmOf } from './board.ts'
import { blankLayer, blankPanel, blankScene, blankShot, newProject } from './newProject.ts'
import { LATER_TAKE_BLANKS } from './schema.ts'

const newId = makeNewId(Math.random)

/** Where a value of the row can be changed. */
function changeable(row: object): string[] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null) return []
    const inside = changeable(value as object).map((path) => `${name}.${path}`)
    return Object.isFrozen(value) ? inside : [name, ...inside]
  })
}

it('nothing that new rows share can be changed through one of them', () => {
  const rows = {
    film: filmOf(newProject({ title: 'Salt', ratio: 2, createdAt: '' }, newId)),
    scene: blankScene(newId('scene'), 'a0'),
    shot: blankShot(newId('shot'), newId('scene'), 'a0'),
    panel: blankPanel(newId('panel'), newId('shot'), 'a0', 2),
    layer: blankLayer(newId('layer'), newId('panel'), 'a0'),
    card: LATER_CARD_BLANKS,
    take: LATER_TAKE_BLANKS,
  }
  for (const [name, row] of Object.entries(rows)) expect(changeable(row), name).toEqual([])
  expect(() => rows.shot.castIds.push(cardIdSchema.parse(newId('card')))).toThrow(TypeError)
})
