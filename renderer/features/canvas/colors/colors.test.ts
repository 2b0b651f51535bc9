import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { filmOf } from '#shared/document/board.ts'
import { addPalette } from '#shared/document/commands/palettes.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { COLORS } from '../toolSettings.ts'
import { colorName } from './colorName.ts'
import { hexOf, hsvOf, readHex } from './hsv.ts'
import { createChosenPalette, openPalette } from './chosenPalette.ts'
import { createRecentColors } from './recentColors.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

it('every colour comes back from the picker as it went in', () => {
  fc.assert(fc.property(hex, (color) => hexOf(hsvOf(color)) === color))
})

it('a hue is a place on the whole circle, also of a red that leans to blue', () => {
  expect(['#ff0000', '#00ff00', '#0000ff', '#ff0080'].map((color) => Math.round(hsvOf(color).hue))).toEqual([
    0, 120, 240, 330,
  ])
})

it('a typed colour is read with or without #, in short or in full, and nothing else is a colour', () => {
  expect([' #C9473A', 'c9473a', '#fff', 'a0B'].map(readHex)).toEqual(['#c9473a', '#c9473a', '#ffffff', '#aa00bb'])
  expect(['＃Ｃ９４７３Ａ', '　ｆｆｆ'].map(readHex)).toEqual(['#c9473a', '#ffffff'])
  expect(['', 'red', '#12345', '#1234567', 'rgb(0,0,0)'].map(readHex)).toEqual([null, null, null, null, null])
})

it('the last colours drawn with are kept per film, newest first and each once, whatever was stored there', () => {
  const kept = new Map<string, string>([['framewright.colors.a', '["#111111", 7, "url(x)"]']])
  const memory = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (n: string, v: string) => void kept.set(n, v),
  }
  const recent = createRecentColors(memory, 'a')
  expect(recent.state()).toEqual(['#111111'])
  for (const color of ['#222222', '#333333', '#222222']) recent.used(color)
  expect(createRecentColors(memory, 'a').state()).toEqual(['#222222', '#333333', '#111111'])
  expect(createRecentColors(memory, 'b').state()).toEqual([])
})

it('the palette that lies open is remembered per film; a deleted one gives way to the first, and an undo opens it again', () => {
  const kept = new Map<string, string>()
  const memory = { getItem: (n: string) => kept.get(n) ?? null, setItem: (n: string, v: string) => void kept.set(n, v) }
  const [day, night] = (['palette_00000000000a', 'palette_00000000000b'] as const).map((id) => ({
    id,
    name: id,
    swatches: [],
    order: id,
  }))
  createChosenPalette(memory, 'a').choose(night!.id)
  const chosen = createChosenPalette(memory, 'a').state()
  expect(openPalette([day!, night!], chosen)).toBe(night)
  expect(openPalette([day!], chosen)).toBe(day)
  expect(openPalette([], chosen)).toBeUndefined()
  expect(createChosenPalette(memory, 'b').state()).toBe('')
})

it('a colour is called as a palette of the film calls it, else as the rail does, else by its number', () => {
  const [rail] = COLORS
  const named = (swatches: { color: string; name: string }[]) =>
    colorName(filmOf(addPalette(testFilm([[1]]), 'palette_000000000001', 'Day', swatches)), rail.value)
  expect(named([{ color: rail.value, name: 'Coat' }])).toBe('Coat')
  expect(named([{ color: rail.value, name: '' }])).toBe(rail.label)
  expect(colorName(filmOf(testFilm([[1]])), '#123456')).toBe('#123456')
})
