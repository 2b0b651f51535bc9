import { expect, it } from 'vitest'
import { findCommands } from './findCommands.ts'

const COMMANDS = [
  { label: 'Undo Delete Scene 4', menu: 'Edit' },
  { label: 'Redo', menu: 'Edit' },
  { label: 'New Scene', menu: 'Scene' },
  { label: 'Delete Scene', menu: 'Scene' },
]
const labels = (query: string) => findCommands(COMMANDS, query).map(({ label }) => label)

it('gives the command that was typed before one that merely mentions it', () => {
  expect(labels('delete scene')).toEqual(['Delete Scene', 'Undo Delete Scene 4'])
  expect(labels('Delete  sc')).toEqual(['Delete Scene', 'Undo Delete Scene 4'])
})

it('finds by any words of name and menu, in the order of the menus', () => {
  expect(labels('')).toHaveLength(4)
  expect(labels('scene new')).toEqual(['New Scene'])
  expect(labels('edit')).toEqual(['Undo Delete Scene 4', 'Redo'])
  expect(labels('pony')).toEqual([])
})
