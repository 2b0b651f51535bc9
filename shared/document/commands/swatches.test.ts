import { expect, it } from 'vitest'
import { filmOf } from '../board.ts'
import type { Board } from '../board.ts'
import { makeNewId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { newProject } from '../newProject.ts'
import { projectRowSchema } from '../schema.ts'
import { addSwatch, addSwatches, moveSwatch, removeSwatch, renameSwatch } from './swatches.ts'

const film = newProject({ title: 'Tide', ratio: 2.39, createdAt: '' }, makeNewId(Math.random))
const namesOf = (board: Board) => filmOf(board).swatches.map(({ name }) => name)
const three = [
  ['#aa0000', 'Coat'],
  ['#00aa00', 'Sea'],
  ['#0000aa', 'Night'],
].reduce((board, [color, name]) => addSwatch(board, color!, name!), film)

it('a film’s colours are added at the end, each once, renamed, moved and removed', () => {
  expect(namesOf(three)).toEqual(['Coat', 'Sea', 'Night'])
  expect(addSwatch(three, '#00aa00', 'Water')).toBe(three)
  expect(namesOf(renameSwatch(three, '#00aa00', 'Water'))).toEqual(['Coat', 'Water', 'Night'])
  expect(namesOf(moveSwatch(three, '#0000aa', -1))).toEqual(['Coat', 'Night', 'Sea'])
  expect(namesOf(moveSwatch(three, '#aa0000', 9))).toEqual(['Sea', 'Night', 'Coat'])
  expect(namesOf(removeSwatch(three, '#aa0000'))).toEqual(['Sea', 'Night'])
})

it('what changes nothing is the same board: an end passed, a name kept, a colour unknown, a list that is full', () => {
  expect(moveSwatch(three, '#aa0000', -1)).toBe(three)
  expect(renameSwatch(three, '#aa0000', 'Coat')).toBe(three)
  for (const change of [removeSwatch, (board: Board, color: string) => renameSwatch(board, color, 'X')])
    expect(change(three, '#123456')).toBe(three)
  let full = film
  for (let at = 0; at < LIMITS.swatches; at += 1) full = addSwatch(full, `#0000${(16 + at).toString(16)}`, '')
  expect(addSwatch(full, '#ffffff', '')).toBe(full)
  expect(projectRowSchema.parse(filmOf(full)).swatches).toHaveLength(LIMITS.swatches)
})

it('a film from before it had colours of its own has none', () => {
  const { swatches: _, ...older } = filmOf(film)
  expect(projectRowSchema.parse(older)).toEqual(filmOf(film))
})

it('many at once are added each once, as far as there is room', () => {
  const many = Array.from({ length: LIMITS.swatches }, (_, at) => ({
    name: `${at}`,
    color: `#0000${(at + 128).toString(16)}`,
  }))
  const full = addSwatches(three, [{ name: 'Water', color: '#00aa00' }, ...many])
  expect(namesOf(full).slice(0, 5)).toEqual(['Coat', 'Sea', 'Night', '0', '1'])
  expect(filmOf(full).swatches).toHaveLength(LIMITS.swatches)
  expect(addSwatches(full, many)).toBe(full)
})
