import { expect, it } from 'vitest'
import { createKeyStore } from './keyStore.ts'

it('own keys are there again at the next start, and in the other windows of now', () => {
  const kept = new Map<string, string>()
  const memory = { getItem: (n: string) => kept.get(n) ?? null, setItem: (n: string, v: string) => void kept.set(n, v) }
  const [one, two] = [createKeyStore(memory, false), createKeyStore(memory, false)]
  one.set({ 'shot.add': ['Mod+Shift+Y'] })
  expect(createKeyStore(memory, false).state()).toEqual({ 'shot.add': ['Mod+Shift+Y'] })
  expect(two.state()).toEqual({})
  two.reread()
  expect(two.state()).toEqual(one.state())
})
