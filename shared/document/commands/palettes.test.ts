import { expect, it } from 'vitest'
import { filmOf } from '../board.ts'
import type { Board } from '../board.ts'
import { makeNewId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { palettes as migration } from '../migrations/0007-palettes.ts'
import { newProject } from '../newProject.ts'
import { palettesOf } from '../palettes.ts'
import type { PaletteKey } from '../paletteSchema.ts'
import { projectRowSchema } from '../schema.ts'
import {
  addPalette,
  addSwatch,
  moveSwatch,
  removePalette,
  removeSwatch,
  renamePalette,
  renameSwatch,
} from './palettes.ts'

const film = newProject({ title: 'Tide', ratio: 2.39, createdAt: '' }, makeNewId(Math.random))
const key = (number: number): PaletteKey => `palette_${String(number).padStart(12, '0')}`
const DAY = key(1)
const NIGHT = key(2)
const namesOf = (board: Board) => palettesOf(filmOf(board)).map(({ name }) => name)
const colorsOf = (board: Board, id: PaletteKey) =>
  palettesOf(filmOf(board))
    .find((palette) => palette.id === id)!
    .swatches.map(({ name }) => name)
const coats = [
  { color: '#aa0000', name: 'Coat' },
  { color: '#00aa00', name: 'Sea' },
  { color: '#0000aa', name: 'Sky' },
]
const two = addPalette(addPalette(film, DAY, 'Day', coats), NIGHT, 'Night')

it('palettes of a film are added at the end, renamed and removed, and what it holds is read again as it was', () => {
  expect(namesOf(two)).toEqual(['Day', 'Night'])
  expect(namesOf(renamePalette(two, DAY, 'Dusk'))).toEqual(['Dusk', 'Night'])
  expect(namesOf(removePalette(two, DAY))).toEqual(['Night'])
  const read = projectRowSchema.parse(JSON.parse(JSON.stringify(filmOf(two))))
  expect(palettesOf(read)).toEqual(palettesOf(filmOf(two)))
})

it('colours of one palette are added at the end, each once, renamed, moved and removed; the others stay', () => {
  const more = addSwatch(two, DAY, { color: '#ffffff', name: 'Foam' })
  expect(colorsOf(more, DAY)).toEqual(['Coat', 'Sea', 'Sky', 'Foam'])
  expect(addSwatch(more, DAY, { color: '#ffffff', name: 'Salt' })).toBe(more)
  expect(colorsOf(addSwatch(more, NIGHT, { color: '#ffffff', name: 'Salt' }), NIGHT)).toEqual(['Salt'])
  expect(colorsOf(renameSwatch(two, DAY, '#00aa00', 'Water'), DAY)).toEqual(['Coat', 'Water', 'Sky'])
  expect(colorsOf(moveSwatch(two, DAY, '#0000aa', -1), DAY)).toEqual(['Coat', 'Sky', 'Sea'])
  expect(colorsOf(moveSwatch(two, DAY, '#aa0000', 9), DAY)).toEqual(['Sea', 'Sky', 'Coat'])
  expect(colorsOf(removeSwatch(two, DAY, '#aa0000'), DAY)).toEqual(['Sea', 'Sky'])
})

it('the first colour of a film makes its first palette, under a name that no other has', () => {
  expect(namesOf(addSwatch(film, DAY, coats[0]!))).toEqual(['Palette 1'])
  const taken = addPalette(film, NIGHT, 'Palette 2')
  expect(namesOf(addSwatch(taken, DAY, coats[0]!))).toEqual(['Palette 2', 'Palette 3'])
})

it('what changes nothing is the same board: an end passed, a name kept, a colour or palette unknown, no room', () => {
  expect(moveSwatch(two, DAY, '#aa0000', -1)).toBe(two)
  expect(renameSwatch(two, DAY, '#aa0000', 'Coat')).toBe(two)
  expect(renamePalette(two, DAY, 'Day')).toBe(two)
  expect(addPalette(two, DAY, 'Again')).toBe(two)
  expect(removeSwatch(two, DAY, '#123456')).toBe(two)
  for (const unknown of [key(9)]) {
    expect(removePalette(two, unknown)).toBe(two)
    expect(renamePalette(two, unknown, 'X')).toBe(two)
    expect(renameSwatch(two, unknown, '#aa0000', 'X')).toBe(two)
  }
  const many = Array.from({ length: LIMITS.swatches + 5 }, (_, at) => ({
    name: `${at}`,
    color: `#${(at + 4096).toString(16).padStart(6, '0')}`,
  }))
  const full = addPalette(film, DAY, 'Full', many)
  expect(colorsOf(full, DAY)).toHaveLength(LIMITS.swatches)
  expect(addSwatch(full, DAY, { color: '#ffffff', name: '' })).toBe(full)
  let most = film
  for (let at = 0; at < LIMITS.palettes; at += 1) most = addPalette(most, key(at), `${at}`)
  expect(addPalette(most, key(999), 'One more')).toBe(most)
  expect(palettesOf(projectRowSchema.parse(filmOf(most)))).toHaveLength(LIMITS.palettes)
})

it('the colours of a film from when it had one list become its first palette; a film without any stays as it was', () => {
  const row = filmOf(film) as unknown as Readonly<Record<string, unknown>>
  const before = migration.rows.project!({ ...row, swatches: coats })
  expect(palettesOf(projectRowSchema.parse(before))).toMatchObject([{ name: 'Film', swatches: coats }])
  expect(projectRowSchema.parse(migration.rows.project!({ ...row, swatches: [] }))).toEqual(filmOf(film))
  expect(migration.rows.project!(row)).toEqual(row)
})
