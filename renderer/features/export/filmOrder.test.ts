import { expect, it } from 'vitest'
import { EXPORTERS } from '#shared/interchange/exporters.ts'
import { begunOrder, chooseOrder, inOrder, orderIn } from './filmOrder.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  }
}
const LIST = { view: 'shot-list', shootingOrder: true } as const
const SAID = { order: 'shooting', why: 'As the shot list stands.' }

it('an export begins in the order of the shot list that it is opened from, and says so', () => {
  expect(begunOrder(memory(), 'film', LIST)).toEqual(SAID)
  expect(begunOrder(memory(), 'film', { ...LIST, shootingOrder: false })).toEqual({ order: 'story', why: '' })
  expect(begunOrder(memory(), 'film', { ...LIST, view: 'board' })).toEqual({ order: 'story', why: '' })
  expect(begunOrder(null, 'film', LIST)).toEqual(SAID)
})

it('an order that was chosen for this film goes first, and it is said that the list has another', () => {
  const kept = memory()
  chooseOrder(kept, 'film', 'story')
  const why = 'As last chosen for this film. The shot list is in shooting order.'
  expect(begunOrder(kept, 'film', LIST)).toEqual({ order: 'story', why })
  expect(begunOrder(kept, 'another', LIST)).toEqual(SAID)
  chooseOrder(kept, 'film', 'shooting')
  expect(begunOrder(kept, 'film', LIST)).toEqual({ order: 'shooting', why: '' })
  expect(begunOrder(kept, 'film', { ...LIST, shootingOrder: false }).why).toContain('is in story order')
})

it('every exporter with an order can be put into it, and others stay as they are', () => {
  for (const exporter of EXPORTERS) {
    const { form } = exporter
    const options = exporter.start('')
    const had = orderIn(form, options)
    expect(orderIn(form, inOrder(form, options, 'shooting'))).toBe(had && 'shooting')
    if (had === '') expect(inOrder(form, options, 'shooting')).toEqual(options)
  }
  expect(EXPORTERS.filter((each) => orderIn(each.form, each.start('')) !== '').length).toBeGreaterThan(2)
})
