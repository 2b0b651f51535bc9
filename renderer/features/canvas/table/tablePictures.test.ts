import { describe, expect, it } from 'vitest'
import { pxEach } from './tablePictures.ts'

const MP = 1_000_000

describe('the px that each picture of a stack may have', () => {
  it('are as many as a window is handed, where few are large', () => {
    expect(pxEach([])).toBe(32 * MP)
    expect(pxEach([119 * MP])).toBe(32 * MP)
    expect(pxEach([119 * MP, 119 * MP])).toBe(32 * MP)
    expect(pxEach([119 * MP, ...Array.from({ length: 10 }, () => 2 * MP)])).toBe(32 * MP)
  })

  it('halve until all of them have room together, and never fall below what a panel shows', () => {
    expect(pxEach(Array.from({ length: 3 }, () => 119 * MP))).toBe(16 * MP)
    expect(pxEach(Array.from({ length: 8 }, () => 119 * MP))).toBe(8 * MP)
    expect(pxEach(Array.from({ length: 200 }, () => 119 * MP))).toBe(4 * MP)
  })
})
