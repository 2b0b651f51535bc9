import { expect, it } from 'vitest'
import type { CoveredPart } from '../draftSchema.ts'
import { draftIdSchema } from '../ids.ts'
import { joinedCovers } from './joinedCovers.ts'

const [now, old] = ['draft_aaaaaaaaaaaa', 'draft_bbbbbbbbbbbb'].map((id) => draftIdSchema.parse(id)) as [
  ReturnType<typeof draftIdSchema.parse>,
  ReturnType<typeof draftIdSchema.parse>,
]
const part = (from: number, to: number, onCamera = true): CoveredPart => ({
  from: { element: 3, at: from },
  to: { element: 3, at: to },
  onCamera,
})
const covers = (draftId: typeof now, ...parts: CoveredPart[]) => ({ covers: { draftId, parts } })

it('merged shots cover what each of them did, once, in the order of the text', () => {
  expect(joinedCovers([covers(now, part(20, 30)), { covers: null }, covers(now, part(0, 5), part(25, 40))])).toEqual({
    draftId: now,
    parts: [part(0, 5), part(20, 40)],
  })
})

it('where one is off camera the text that both cover keeps the way of the first', () => {
  const both = joinedCovers([covers(now, part(0, 10)), covers(now, part(5, 20, false), part(6, 8, false))])
  expect(both?.parts).toEqual([part(0, 10), part(10, 20, false)])
})

it('only lines of one draft are joined: of the first shot that has any', () => {
  expect(joinedCovers([{ covers: null }, covers(old, part(0, 5)), covers(now, part(9, 12))])).toEqual({
    draftId: old,
    parts: [part(0, 5)],
  })
  expect(joinedCovers([{ covers: null }])).toBeNull()
})
