import { describe, expect, it } from 'vitest'
import { shortened } from './shortened.ts'

describe('a shortened text', () => {
  it('is the same where it fits', () => {
    for (const text of ['', 'quay', 'x'.repeat(500), '👩‍👩‍👧‍👦'.repeat(40)]) expect(shortened(text, 500)).toBe(text)
  })

  it('is seen to be cut, and never within a character', () => {
    expect(shortened('x'.repeat(501), 500)).toBe(`${'x'.repeat(499)}…`)
    expect(shortened('👩‍👩‍👧‍👦'.repeat(60), 500)).toBe(`${'👩‍👩‍👧‍👦'.repeat(45)}…`)
    expect(shortened('e\u0301'.repeat(300), 500)).toBe(`${'e\u0301'.repeat(249)}…`)
    for (let most = 2; most < 60; most += 1) {
      const cut = shortened('🇳🇴🇬🇧a\u0308👩🏽‍🎤'.repeat(9), most)
      expect(cut.length).toBeLessThanOrEqual(most)
      expect(cut).not.toMatch(/[\ud800-\udbff]…$/)
    }
  })

  it('takes half characters as they are, and no time over a very long text', () => {
    expect(shortened('\ud800'.repeat(9), 5)).toBe(`${'\ud800'.repeat(4)}…`)
    expect(shortened('x'.repeat(10_000_000), 500)).toHaveLength(500)
  })
})
