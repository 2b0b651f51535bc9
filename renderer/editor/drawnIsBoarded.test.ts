import { afterEach, expect, it, vi } from 'vitest'
import { drawnIsBoarded, keepDrawnIsBoarded } from './drawnIsBoarded.ts'

afterEach(() => void vi.unstubAllGlobals())

it('a first line sets Boarded until the person turns that off on this computer, and again once it is on', () => {
  const kept = new Map<string, string>()
  const getItem = (name: string) => kept.get(name) ?? null
  vi.stubGlobal('localStorage', { getItem, setItem: (name: string, text: string) => void kept.set(name, text) })
  expect(drawnIsBoarded()).toBe(true)
  keepDrawnIsBoarded(false)
  expect(drawnIsBoarded()).toBe(false)
  keepDrawnIsBoarded(true)
  expect(drawnIsBoarded()).toBe(true)
})
