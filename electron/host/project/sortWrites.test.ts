import { expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import { makeStroke } from '../../../tests/support/marks.ts'
import { sortWrites } from './sortWrites.ts'

const newId = makeNewId(Math.random)

function noRow(): never {
  throw new Error('looked for')
}

it('looks for no row before a new one, kept or refused: a stroke would be looked for among all strokes of the film', () => {
  const stroke = makeStroke(newId, newId('layer'), 'a0')
  const tooFaint = { ...makeStroke(newId, newId('layer'), 'a0'), opacity: 2 }
  const sorted = sortWrites(
    [stroke, tooFaint].map((row) => ({ table: 'mark', id: row.id, row })),
    null,
    noRow,
  )
  expect(sorted.sound.map(({ id }) => id)).toEqual([stroke.id])
  expect(sorted.refused.map(({ id }) => id)).toEqual([tooFaint.id])
})
