import { expect, it } from 'vitest'
import { COMMANDS as ALL } from '#shared/commands/commandTable.ts'
import { comesFirst, findCommands, reasonBeside } from './findCommands.ts'
import { OTHER_NAMES } from './otherNames.ts'

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

it('finds by what other programs call it, after what has the words in its name', () => {
  const named = ALL.map(({ id, label, menu }) => ({ id, label, menu, also: OTHER_NAMES[id] }))
  const found = (query: string) => findCommands(named, query).map(({ id }) => id)
  for (const [query, id] of [
    ['theme', 'view.theme'],
    ['dark mode', 'view.theme'],
    ['preferences', 'project.settings'],
    ['generate', 'take.generate'],
    ['mirror', 'helper.flip'],
    ['rotate', 'turn.right'],
    ['join', 'shot.merge'],
    ['zoom to fit', 'view.fit'],
    ['remap', 'help.keys'],
    ['history', 'project.versions'],
    ['flood fill', 'tool.bucket'],
    ['rubber', 'tool.eraser'],
    ['circle', 'tool.ellipse'],
    ['new film', 'project.new'],
    ['shooting order', 'view.shootingOrder'],
    ['stripboard', 'view.shootingOrder'],
    ['brush presets', 'show.presets'],
    ['presets', 'show.presets'],
    ['colours', 'show.colors'],
    ['swatches', 'show.colors'],
    ['pressure', 'show.nib'],
    ['stabiliser', 'show.nib'],
    ['guides', 'show.helpers'],
    ['insert image', 'show.pictures'],
    ['import picture', 'show.pictures'],
    ['photoshop file', 'show.pictures'],
    ['merge layer', 'view.layersTab'],
    ['opacity', 'view.layersTab'],
    ['frame rate', 'project.settings'],
    ['budget', 'project.ledger'],
    ['eyedropper', 'tool.eyedropper'],
    ['prompt', 'view.takesTab'],
  ])
    expect(found(query!)[0], query).toBe(id)
  expect(found('scene').slice(0, 2)).toEqual(['view.scenes', 'scene.add'])
  expect(found('copy').indexOf('panel.copyPicture')).toBeLessThan(found('copy').indexOf('shot.duplicate'))
})

it('puts commands first where the film has what was typed only inside its words: "lock" in a clockwork', () => {
  const [inside, itself] = [{ begins: false }, { begins: true }]
  expect(comesFirst('Lock scene’s numbers', ' lock', [inside])).toBe(true)
  expect(comesFirst('Lock scene’s numbers', 'lock', [inside, itself])).toBe(false)
  expect(comesFirst('Unlock scene’s numbers', 'lock', [inside])).toBe(false)
  expect(comesFirst('Lock scene’s numbers', '', [])).toBe(false)
  expect(comesFirst(undefined, 'lock', [inside])).toBe(false)
})

it('puts a command first that is called what was typed, though the film has that word too: the ledger of a shot', () => {
  const itself = { begins: true }
  expect(comesFirst('Ledger…', 'ledger', [itself])).toBe(true)
  expect(comesFirst('Ledger…', 'ledge', [itself])).toBe(false)
})

it('says why a command waits without its name, which stands beside', () => {
  const reason = 'Add a picture works at the drawing table: Enter goes there.'
  expect(reasonBeside('Add a picture…', reason)).toBe('Works at the drawing table: Enter goes there.')
  expect(reasonBeside('Save selection as PNG…', 'Select marks on a panel first.')).toBe(
    'Select marks on a panel first.',
  )
})
