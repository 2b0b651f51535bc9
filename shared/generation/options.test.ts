import { expect, it } from 'vitest'
import { patch } from '../document/board.ts'
import { filmPanels } from '../document/select.ts'
import { makeNewId } from '../document/ids.ts'
import { newProject } from '../document/newProject.ts'
import { wordsOf } from './words.ts'
import { optionFields, optionRequest, optionService, optionsOf } from './options.ts'

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

it('asks with the panel’s own request: its words, its last words and its model, but the tried field speaks for itself', () => {
  const asked = filmPanels(board)[0]!.requestAsked
  const plain = optionRequest(board, panelId, { axis: 'size', value: 'cu', provider: 'gemini' })
  const sizeOf = (request: typeof plain) => request.pieces.find(({ from }) => from === 'shot.size')?.text
  const drafted = patch(board, 'panel', panelId, {
    requestLast: 'Rain on the lens.',
    requestWithout: ['project.ratio', 'shot.size'],
    requestReworded: [
      { from: 'shot.size', text: 'Very wide', of: sizeOf(plain)!, pinned: true },
      { from: 'shot.action', text: 'She waits.', of: '', pinned: true },
    ],
    requestAsked: {
      ...asked,
      provider: 'gemini',
      model: { provider: 'gemini', model: 'gemini-3-pro-image' },
      imageSize: '2K',
    },
  })
  const request = optionRequest(drafted, panelId, { axis: 'size', value: 'cu', provider: 'gemini' })
  expect(request).toMatchObject({ provider: 'gemini', model: 'gemini-3-pro-image', imageSize: '2K' })
  expect(sizeOf(request)).toBe(sizeOf(plain))
  expect(wordsOf(request)).toContain('She waits.')
  expect(wordsOf(request)).toContain('Rain on the lens.')
  expect(request.pieces.map(({ from }) => from)).not.toContain('project.ratio')
  const standIn = optionRequest(drafted, panelId, { axis: 'size', value: 'cu', provider: 'stand-in' })
  expect(standIn.provider).toBe('stand-in')
  expect(optionService(drafted, filmPanels(drafted)[0]!)).toBe('gemini')
})
