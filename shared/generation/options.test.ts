import { expect, it } from 'vitest'
import { filmPanels } from '../document/select.ts'
import { makeNewId } from '../document/ids.ts'
import { newProject } from '../document/newProject.ts'
import { wordsOf } from './words.ts'
import { optionFields, optionRequest, optionsOf } from './options.ts'

const board = newProject({ title: 'Salt', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, makeNewId(Math.random))
const panelId = filmPanels(board)[0]!.id

it('asks for a panel at another size, angle or lens, and leaves the film as it is', () => {
  const wide = optionRequest(board, panelId, { axis: 'lensMm', value: '18', provider: 'stand-in' })
  expect(wide.staging.lensMm).toBe(18)
  expect(wide.option).toEqual({ axis: 'lensMm', value: '18' })
  const close = optionRequest(board, panelId, { axis: 'size', value: 'cu', provider: 'gemini' })
  expect(wordsOf(close).toLowerCase()).toContain('close-up')
  expect(optionRequest(board, panelId, { axis: 'angle', value: 'high', provider: 'stand-in' }).staging.angle).toBe(
    'high',
  )
})

it('every value sets a field, and a value that there is not sets none', () => {
  for (const axis of ['size', 'angle', 'lensMm'] as const)
    for (const { value } of optionsOf(axis)) expect(Object.keys(optionFields(axis, value))).toContain(axis)
  expect(optionFields('size', 'huge')).toEqual({})
  expect(optionFields('lensMm', 'x')).toEqual({})
})
