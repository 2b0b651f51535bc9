import { describe, expect, it } from 'vitest'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import { scenesOf } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'
import { commandElsewhere } from './keymap.ts'
import type { KeySurface } from './keymap.ts'
import { whyNot } from './whyNot.ts'

const BOARD = { view: 'board', drawing: false } as const
const DRAWING = { view: 'board', drawing: true } as const
const LIST = { view: 'shot-list', drawing: false } as const

const entry = (id: CommandId) => COMMANDS.find((each) => each.id === id)!
const withoutFilm = (id: CommandId) => whyNot(null, entry(id), COMMANDS, false)

function elsewhere(key: string, state: Parameters<typeof commandElsewhere>[2], place: KeySurface = 'open', held = '') {
  const [ctrlKey, shiftKey, altKey] = ['ctrl', 'shift', 'alt'].map((name) => held.includes(name))
  const press = { key, code: '', metaKey: false, ctrlKey: ctrlKey!, shiftKey: shiftKey!, altKey: altKey! }
  return commandElsewhere(press, place, state, false)?.id ?? null
}

describe('a command that can’t be done', () => {
  it('says why when its key is pressed, in one message however often, and not while the key is held', () => {
    const { actions, said, editor, run } = actionFilm()
    const why = (id: CommandId): string | undefined => {
      said.length = 0
      run(id)
      expect(actions.enabled(id), id).toBe(false)
      expect(new Set(said.map(({ about }) => about)), id).toEqual(new Set(['why not']))
      return said[0]?.text
    }
    expect(why('edit.undo')).toBe('There is nothing to undo.')
    expect(why('edit.redo')).toBe('There is nothing to redo.')
    expect(why('take.look')).toBe('This panel has no take yet.')
    expect(why('tool.pencil')).toBe('Pencil works at the drawing table: Enter goes there.')
    expect(why('show.pictures')).toBe('Add a picture works at the drawing table: Enter goes there.')
    expect(why('selection.copyMarks')).toBe('Select marks on a panel first.')
    expect(why('script.newShot')).toBe('The film has no script yet.')
    expect(why('list.replace')).toBe('Find and replace in shot list works in the shot list: Ctrl+2 goes there.')
    editor.session.set({ view: 'shot-list' })
    expect(why('view.find')).toBe('Find a shot or scene works on the board: Ctrl+1 goes there.')
    editor.session.set({ view: 'board', drawing: true })
    expect(why('view.find')).toBe('Find a shot or scene works on the board: Esc goes there.')
    editor.session.set({ drawing: false })
    editor.session.selectScene(editor.board(), scenesOf(editor.board())[0]!.id)
    run('shot.remove')
    expect(why('shot.duplicate')).toBe('Select a shot first.')
    expect(why('panel.enter')).toBe('Select a panel first.')
    run('scene.remove')
    expect(why('scene.duplicate')).toBe('The film has no scene yet.')
    said.length = 0
    actions.run('shot.duplicate', true)
    actions.run('panel.leave')
    expect(said).toEqual([])
  })

  it('says that a film which can only be read is one, and without a film that there is none', () => {
    const { run, said } = actionFilm('read')
    run('shot.add', 'panel.remove')
    expect(said.map(({ text }) => text)).toEqual(Array(2).fill('This project can only be read here.'))
    expect([withoutFilm('export.open'), withoutFilm('project.new')]).toEqual(['Open a film first.', null])
  })
})

describe('a key that is a command’s in another place', () => {
  it('is told where, on the board, at the drawing table and in the shot list', () => {
    expect([elsewhere('b', BOARD), elsewhere('L', BOARD, 'control', 'ctrl shift')]).toEqual([
      'tool.pencil',
      'layer.add',
    ])
    expect([elsewhere('d', DRAWING, 'open', 'ctrl'), elsewhere('d', LIST, 'control', 'ctrl')]).toEqual([
      'shot.duplicate',
      'shot.duplicate',
    ])
  })

  it('is nobody’s where something else may take it: in fields, dialogs and menus, on a control, or moving the focus', () => {
    for (const place of ['text', 'field', 'popover', 'popover field', 'dialog', 'dialog field', 'script'] as const)
      expect([elsewhere('b', BOARD, place), elsewhere('d', DRAWING, place, 'ctrl')], place).toEqual([null, null])
    expect(elsewhere('b', BOARD, 'control')).toBeNull()
    for (const key of ['Tab', 'Escape', 'Enter', 'Delete', 'ArrowUp', ' ', '3'])
      expect(elsewhere(key, BOARD), key).toBeNull()
    expect(elsewhere('k', BOARD, 'open', 'ctrl')).toBeNull()
  })
})
