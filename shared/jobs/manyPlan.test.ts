import { describe, expect, it } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import type { ManyAsked } from '../contract/many.ts'
import type { Spend } from '../contract/model.ts'
import { filmOf, patch, put } from '../document/board.ts'
import { addCard } from '../document/commands/film.ts'
import { rewordPiece } from '../document/commands/requests.ts'
import type { Board } from '../document/board.ts'
import type { MediaId } from '../document/ids.ts'
import { filmPanels, panelOf, shotsOf, scenesOf } from '../document/select.ts'
import { estimateUsd } from '../generation/estimate.ts'
import { manyPlan, planWords, requestOf, skippedGroups } from './manyPlan.ts'
import type { PlanFacts } from './manyPlan.ts'

const newId = testIds()
/** Shot 1 of two panels and shot 1A of one; shot 2 of one. */
const bare = testFilm([[2, 1], [1]])
const film = patch(bare, 'project', filmOf(bare).id, { provider: 'gemini' })
const panels = filmPanels(film)
const NO_CAP: Spend = { capUsd: null, actualUsd: 0, mayBeBilledUsd: 0, reservedUsd: 0 }

function planOf(board: Board, asked: Partial<ManyAsked> = {}, facts: Partial<PlanFacts> = {}) {
  const whole = {
    panelIds: panels.map(({ id }) => id),
    way: 'now',
    count: 1,
    keptToo: false,
    undrawnToo: false,
  } as const
  return manyPlan(board, { ...whole, ...asked }, { drawn: () => true, underWay: new Set(), spend: NO_CAP, ...facts })
}
const madeBy = (board: Board, ...rest: [Partial<ManyAsked>?, Partial<PlanFacts>?]): string[] =>
  planOf(board, ...rest).made.map(({ name }) => name)
const skippedBy = (...given: Parameters<typeof planOf>): Record<string, string> =>
  Object.fromEntries(planOf(...given).skipped.map(({ name, why }) => [name, why]))

function kept(board: Board, at: number, struck = false): Board {
  const take = makeTake(panels[at]!.id, `media_${'0'.repeat(64)}` as MediaId, 1)
  return put(board, 'take', { ...take, id: newId('take'), kept: true, struck })
}
const onePrice = estimateUsd(
  requestOf(film, panels[0]!, {}, { sketch: `media_${'0'.repeat(64)}` as MediaId, made: {} }),
)!

describe('takes of many panels at once', () => {
  it('say a card that the artist’s own words mention by its bare name, as one take does', () => {
    const { id } = panels[0]!
    const named = addCard(film, newId('card'), 'cast', 'Mara')
    const asked = { sketch: null, made: {} }
    const { from, text } = requestOf(named, panels[0]!, {}, asked).pieces[0]!
    const reworded = rewordPiece(named, id, { from, text: '@Mara alone', of: text, pinned: false })
    expect(requestOf(reworded, panelOf(reworded, id)!, {}, asked).pieces).toContainEqual({ from, text: 'Mara alone' })
  })

  it('are of every panel in film order, at the sum of their prices, whatever order they were chosen in', () => {
    const plan = planOf(film, { panelIds: panels.map(({ id }) => id).toReversed(), count: 2 })
    expect(plan.made.map(({ name }) => name)).toEqual(['1 panel 1', '1 panel 2', '1A', '2'])
    expect(plan.usd).toBeCloseTo(onePrice * 8, 1)
    expect(plan.skipped).toEqual([])
    expect(madeBy(film, { panelIds: [panels[3]!.id] })).toEqual(['2'])
  })

  it('leave out what is omitted, cut, kept, in the queue or not drawn, each with the first reason', () => {
    const [one, two] = scenesOf(film)
    const cut = patch(film, 'shot', shotsOf(film, one!.id)[1]!.id, { status: 'cut' })
    const omitted = patch(kept(cut, 0), 'scene', two!.id, { omitted: true })
    expect(skippedBy(omitted, {}, { underWay: new Set([panels[1]!.id]) })).toEqual({
      '1 panel 1': 'kept',
      '1 panel 2': 'under-way',
      '1A': 'cut',
      2: 'omitted',
    })
    expect(skippedBy(film, {}, { drawn: ({ id }) => id !== panels[2]!.id })).toEqual({ '1A': 'undrawn' })
  })

  it('are made of those too when they are wanted, and a struck take keeps nobody out', () => {
    expect(madeBy(kept(film, 0), { keptToo: true })).toHaveLength(4)
    expect(madeBy(kept(film, 0, true))).toHaveLength(4)
    expect(madeBy(film, { undrawnToo: true }, { drawn: () => false })).toHaveLength(4)
    expect(madeBy(film, { provider: 'stand-in' }, { drawn: () => false })).toHaveLength(4)
  })

  it('keep to the cap: those that still fit are made, in film order', () => {
    const spend: Spend = { capUsd: onePrice * 3.5, actualUsd: onePrice, mayBeBilledUsd: 0, reservedUsd: 0 }
    const plan = planOf(film, {}, { spend })
    expect(plan.made.map(({ name }) => name)).toEqual(['1 panel 1', '1 panel 2'])
    expect(skippedBy(film, {}, { spend })).toEqual({ '1A': 'cap', 2: 'cap' })
    expect(plan.leftUsd).toBeCloseTo(onePrice * 2.5, 3)
    expect(skippedBy(film, { model: 'of-the-studio' }, { spend })).toMatchObject({ 2: 'no-price' })
    expect(planOf(film, { model: 'of-the-studio' }).usd).toBeNull()
  })

  it('ask no model where the film’s AI policy is off, and stand-ins all the same', () => {
    const off = patch(film, 'project', filmOf(film).id, { aiPolicy: 'off' })
    expect(Object.values(skippedBy(off))).toEqual(['policy', 'policy', 'policy', 'policy'])
    expect(madeBy(off, { provider: 'stand-in' })).toHaveLength(4)
  })

  it('cost half as a batch, and go at once where the model takes none', () => {
    const batch = planOf(film, { way: 'batch' })
    expect(batch.usd! / planOf(film).usd!).toBeCloseTo(0.5, 2)
    expect([batch.way, planOf(film, { way: 'batch', provider: 'stand-in' }).way]).toEqual(['batch', 'now'])
  })

  it('are said in a line, and what is left out by its reason', () => {
    const plan = planOf(kept(film, 0), {}, { drawn: ({ id }) => id !== panels[2]!.id && id !== panels[3]!.id })
    expect(planWords(plan, 2)).toMatch(/^2 takes, about \$0\.0\d+$/)
    expect(skippedGroups(plan)).toEqual([
      { why: 'undrawn', words: 'have no drawing', names: ['1A', '2'] },
      { why: 'kept', words: 'has a kept take', names: ['1 panel 1'] },
    ])
  })
})
