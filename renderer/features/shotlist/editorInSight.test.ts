import { expect, it } from 'vitest'
import { scrollToShow } from './editorInSight.ts'

it('a cell that grows below its list is scrolled until its end is in sight, never its beginning out of it', () => {
  const sight = { top: 130, bottom: 860 }
  expect(scrollToShow({ top: 600, bottom: 800 }, sight)).toBe(0)
  expect(scrollToShow({ top: 780, bottom: 900.4 }, sight)).toBe(41)
  expect(scrollToShow({ top: 150, bottom: 1200 }, sight)).toBe(20)
  expect(scrollToShow({ top: 100, bottom: 1200 }, sight)).toBe(0)
})
