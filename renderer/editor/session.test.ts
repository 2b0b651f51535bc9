import { expect, it } from 'vitest'
import { createSession } from './session.ts'

it('leaves its outline as it is when marks are selected, and follows everything else', () => {
  const session = createSession('shot_1', 'panel_1')
  const before = session.outline()
  session.set({ markIds: ['mark_1'] })
  expect(session.outline()).toBe(before)
  expect(session.state().markIds).toEqual(['mark_1'])
  session.set({ layerId: 'layer_1' })
  expect(session.outline().layerId).toBe('layer_1')
})
