import { describe, expect, it } from 'vitest'
import { COMMANDS, keyLabel, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'
import { commandFor } from './keymap.ts'
import type { KeySurface } from './keymap.ts'

const BOARD = { view: 'board', drawing: false } as const
const DRAWING = { view: 'board', drawing: true } as const
const LIST = { view: 'shot-list', drawing: false } as const

function press(key: string, held = ''): KeyPress {
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  }
}

function onLinux(key: string, held = '', place: KeySurface = 'open', state: Parameters<typeof commandFor>[2] = BOARD) {
  return commandFor(press(key, held), place, state, false)
}

describe('keys', () => {
  it('run the command of the table', () => {
    expect(onLinux('k', 'ctrl')).toBe('palette.open')
    expect(onLinux('Z', 'ctrl shift')).toBe('edit.redo')
    expect(onLinux('n')).toBe('shot.add')
    expect(onLinux('ArrowLeft', 'alt')).toBe('shot.moveEarlier')
    expect(onLinux('Backspace')).toBe('shot.remove')
  })

  it('take Command for Mod on a Mac, and Control nowhere there', () => {
    expect(commandFor(press('k', 'meta'), 'open', BOARD, true)).toBe('palette.open')
    expect(commandFor(press('k', 'ctrl'), 'open', BOARD, true)).toBeNull()
    expect(onLinux('k', 'meta')).toBeNull()
  })

  it('tell Shift apart for letters, and not for signs that need it on some keyboards', () => {
    expect(onLinux('z', 'ctrl')).toBe('edit.undo')
    expect(onLinux('P', 'shift')).toBe('panel.duplicate')
    expect(onLinux('p')).toBe('panel.add')
    expect(onLinux('?', 'shift')).toBe('help.shortcuts')
    expect(onLinux('+', 'ctrl shift')).toBe('view.zoomIn')
    expect(onLinux('=', 'ctrl')).toBe('view.zoomIn')
  })

  it('work only where the command belongs', () => {
    expect(onLinux('f', 'ctrl', 'open', DRAWING)).toBeNull()
    expect(onLinux('f', 'ctrl')).toBe('view.find')
    expect([onLinux('/'), onLinux('/', 'alt', 'open', DRAWING)]).toEqual(['view.filter', 'shot.split'])
    expect(onLinux('n', '', 'open', LIST)).toBeNull()
    expect([onLinux('f', 'ctrl', 'control', LIST), onLinux('h', 'ctrl', 'control', LIST)]).toEqual([
      'list.find',
      'list.replace',
    ])
    expect([onLinux('h', 'ctrl'), onLinux('h', 'ctrl', 'open', DRAWING)]).toEqual([null, null])
    expect(onLinux('Escape', '', 'open', DRAWING)).toBe('panel.leave')
    expect(onLinux('Escape')).toBeNull()
    expect(onLinux('Tab', '', 'open', DRAWING)).toBe('view.bare')
    expect(onLinux('Tab')).toBeNull()
    expect(onLinux('n', '', 'open', null)).toBeNull()
    expect(onLinux('o', 'ctrl', 'open', null)).toBe('project.open')
  })

  it('leave typing alone, and undo in a field to the field', () => {
    expect(onLinux('n', '', 'text')).toBeNull()
    expect(onLinux('?', 'shift', 'text')).toBeNull()
    expect(onLinux('z', 'ctrl', 'text')).toBeNull()
    expect(onLinux('k', 'ctrl', 'text')).toBe('palette.open')
    expect(onLinux('e', 'ctrl', 'text')).toBe('export.open')
    for (const place of ['text', 'field'] as const) {
      expect(onLinux('Enter', 'ctrl', place)).toBeNull()
      expect(onLinux('Enter', 'ctrl shift', place)).toBe('take.look')
    }
    expect(onLinux('Enter', 'ctrl')).toBe('take.generate')
  })

  it('leave whatever has the focus its plain keys, outside board and table', () => {
    expect(onLinux('Enter', '', 'control')).toBeNull()
    expect(onLinux('Tab', '', 'control', DRAWING)).toBeNull()
    expect(onLinux('Backspace', '', 'control')).toBeNull()
    for (const key of ['n', 'p', 'f', '/', ' ', '1']) expect([key, onLinux(key, '', 'control')]).toEqual([key, null])
    for (const key of ['b', '1', '[', 'N', 'ArrowLeft'])
      expect([key, onLinux(key, '', 'control', DRAWING)]).toEqual([key, null])
    expect(onLinux('P', 'shift', 'control')).toBeNull()
    expect(onLinux('z', 'ctrl', 'control')).toBe('edit.undo')
    expect(onLinux('ArrowLeft', 'alt', 'control')).toBe('shot.moveEarlier')
    expect(onLinux('Escape', '', 'control', DRAWING)).toBe('panel.leave')
  })

  it('do nothing behind a dialog', () => {
    expect(onLinux('n', '', 'dialog')).toBeNull()
    expect(onLinux('z', 'ctrl', 'dialog')).toBeNull()
    expect(onLinux('?', 'shift', 'dialog')).toBe('help.shortcuts')
    expect(onLinux('?', 'shift', 'control')).toBe('help.shortcuts')
  })

  it('are in a popover those of undo and redo, and in a field there as long as nothing is typed', () => {
    for (const place of ['popover', 'popover field'] as const) {
      expect(onLinux('z', 'ctrl', place)).toBe('edit.undo')
      expect(onLinux('Z', 'ctrl shift', place)).toBe('edit.redo')
      for (const key of ['n', 'b', 'Escape']) expect([key, onLinux(key, '', place, DRAWING)]).toEqual([key, null])
      expect(onLinux('k', 'ctrl', place)).toBeNull()
    }
    expect(onLinux('?', 'shift', 'popover')).toBe('help.shortcuts')
    expect(onLinux('?', 'shift', 'popover field')).toBeNull()
  })

  it('are all those of a field, where words are typed in a dialog', () => {
    for (const [key, held] of [
      ['z', 'ctrl'],
      ['k', 'ctrl'],
      ['?', 'shift'],
      ['n', ''],
    ] as const)
      expect([key, onLinux(key, held, 'dialog field')]).toEqual([key, null])
  })

  it('make panels and turn pages at the drawing table, where letters pick tools', () => {
    expect(onLinux('n', '', 'open', DRAWING)).toBe('panel.add')
    expect(onLinux('N', 'shift', 'open', DRAWING)).toBe('shot.add')
    expect(onLinux('d', '', 'open', DRAWING)).toBe('panel.duplicate')
    expect(onLinux('Delete', 'shift', 'open', DRAWING)).toBe('panel.remove')
    expect(onLinux('Delete', '', 'open', DRAWING)).toBeNull()
    expect(onLinux('ArrowRight', '', 'open', DRAWING)).toBe('panel.next')
    expect(onLinux('ArrowRight', 'alt', 'open', DRAWING)).toBe('panel.moveLater')
    expect(onLinux('ArrowRight', '', 'control', DRAWING)).toBeNull()
    expect(onLinux('ArrowRight')).toBeNull()
    expect(onLinux('d')).toBeNull()
    expect(onLinux('n', '', 'open', { view: 'shot-list', drawing: false })).toBeNull()
  })

  it('are named as the keyboard names them', () => {
    expect(keyLabel('Mod+Shift+D', false)).toBe('Ctrl+Shift+D')
    expect(keyLabel('Mod+Shift+D', true)).toBe('⌘⇧D')
    expect(keyLabel('Mod++', false)).toBe('Ctrl++')
    expect(keyLabel('Alt+ArrowLeft', false)).toBe('Alt+←')
  })

  it('are never given to two commands in the same place', () => {
    for (const where of ['board', 'drawing'] as const) {
      const keys = COMMANDS.flatMap((entry: CommandEntry) =>
        where === 'drawing'
          ? keysOf(entry, true)
          : entry.when === 'always' || entry.when === where
            ? keysOf(entry, false)
            : [],
      )
      expect(keys.filter((each, at) => keys.indexOf(each) !== at)).toEqual([])
    }
  })
})

describe('undo in a text field', () => {
  const undo = { key: 'z', code: 'KeyZ', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }

  it("is the field's own once something is typed, and the film's before that", () => {
    expect(commandFor(undo, 'text', null, false)).toBeNull()
    expect(commandFor(undo, 'field', null, false)).toBe('edit.undo')
  })

  it('leaves plain letters to the field either way', () => {
    const letter = { ...undo, key: 'n', ctrlKey: false }
    const board = { view: 'board', drawing: false } as const
    expect(commandFor(letter, 'field', board, false)).toBeNull()
    expect(commandFor(letter, 'open', board, false)).toBe('shot.add')
  })
})
