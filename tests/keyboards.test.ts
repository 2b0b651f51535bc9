import { describe, expect, it } from 'vitest'
import { COMMANDS, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry, CommandId } from '#shared/commands/commandTable.ts'
import { readingsOf } from '#shared/commands/keyPress.ts'
import { KEYBOARDS, pressesOn } from './support/keyboards.ts'
import type { Keyboard, Pressed } from './support/keyboards.ts'
import { commandFor } from '../renderer/editor/keymap.ts'

const BOARD = { view: 'board', drawing: false } as const
const DRAWING = { view: 'board', drawing: true } as const

const heard = (pressed: Pressed) => ({ ...pressed, getModifierState: () => pressed.altGr })

function allPresses(layout: Keyboard): Pressed[] {
  const held = [false, true].flatMap((ctrl) => [false, true].map((alt) => ({ ctrl, alt })))
  return held.flatMap((each) => pressesOn(layout, each))
}

/** The commands that some press reaches in this place. */
function reached(layout: Keyboard, drawing: boolean): ReadonlySet<CommandId | null> {
  const state = drawing ? DRAWING : BOARD
  return new Set(allPresses(layout).map((press) => commandFor(heard(press), 'open', state, false)))
}

/** The press of the key at this place; letters after it say what is held. */
function at(name: string, code: string, held = ''): readonly string[] {
  const [plain, shifted, altGr] = KEYBOARDS[name]!.get(code)!
  const shiftKey = held.includes('shift')
  const types = held.includes('altgr')
  const key = types ? altGr! : shiftKey ? shifted : plain
  const mods = { ctrlKey: held.includes('ctrl'), altKey: held.includes('alt '), metaKey: false, shiftKey }
  return readingsOf({ key, code, ...mods, getModifierState: () => types }, false)
}

describe.each(Object.entries(KEYBOARDS))('on a keyboard with the layout %s', (name, layout) => {
  it('every command that has keys is reached', () => {
    const commands: readonly CommandEntry[] = COMMANDS
    for (const drawing of [false, true]) {
      const found = reached(layout, drawing)
      const missed = commands.filter(
        (entry) =>
          (entry.when === 'always' || drawing || entry.when === 'board') &&
          keysOf(entry, drawing).length > 0 &&
          !found.has(entry.id as CommandId),
      )
      expect(missed.map(({ id }) => `${name} ${id}`)).toEqual([])
    }
  })

  it('a letter means itself wherever the layout has it, and a digit wherever it has that', () => {
    for (const press of allPresses(layout).filter(({ altGr, ctrlKey, altKey }) => !altGr && !(ctrlKey && altKey))) {
      if (!/^[a-z]$/.test(press.key)) continue
      const mods = `${press.ctrlKey ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}`
      expect(readingsOf(heard(press), false)).toEqual([mods + press.key.toUpperCase()])
    }
  })

  it('AltGr is never Control and Alt', () => {
    for (const press of pressesOn(layout, { ctrl: true, alt: true }))
      for (const reading of readingsOf(heard(press), false)) expect(reading).not.toMatch(/^(?:Mod|Alt)\+/)
  })
})

describe('a press', () => {
  it('is read by its place where the layout has no Latin letter', () => {
    for (const name of ['Russian', 'Ukrainian', 'Greek', 'Hebrew', 'Arabic'])
      expect([name, at(name, 'KeyZ', 'ctrl').at(-1)]).toEqual([name, 'Mod+Z'])
    expect(at('Russian', 'KeyZ', 'ctrl shift')).toContain('Mod+Shift+Z')
    expect(at('Russian', 'BracketLeft')).toContain('[')
    expect(at('Hebrew', 'KeyQ')).toEqual(['/', 'Q'])
    expect(at('Arabic', 'KeyB')).toContain('B')
    expect(at('Arabic', 'KeyF', 'shift')).toEqual(['Shift+F', '['])
    expect(at('Arabic', 'Slash', 'shift')).toEqual(['?'])
  })

  it('is read by what it types where the layout has Latin letters of its own', () => {
    expect(at('Dvorak', 'KeyZ', 'ctrl')).toEqual(['Mod+;'])
    expect(at('Dvorak', 'Slash', 'ctrl')).toEqual(['Mod+Z'])
    expect(at('QWERTZ', 'KeyY', 'ctrl')).toEqual(['Mod+Z'])
    expect(at('AZERTY', 'KeyW', 'ctrl')).toEqual(['Mod+Z'])
    expect(at('AZERTY', 'KeyM')).toEqual([','])
    expect(at('QWERTZ', 'Semicolon')).toEqual(['Ö'])
  })

  it('is a digit where the layout has it only with Shift, and with Shift too', () => {
    expect(at('AZERTY', 'Digit1')).toEqual(['&', '1'])
    expect(at('AZERTY', 'Digit2', 'ctrl')).toEqual(['Mod+É', 'Mod+2'])
    expect(at('AZERTY', 'Digit1', 'shift')).toEqual(['Shift+1', '1'])
    expect(at('US', 'Digit1', 'shift')).toEqual(['!', 'Shift+1'])
  })

  it('with AltGr is the sign that it types, and never a letter', () => {
    expect(at('QWERTZ', 'Digit8', 'altgr')).toEqual(['['])
    expect(at('AZERTY', 'Minus', 'altgr ctrl')).toEqual([']'])
    const polish = { key: 'ż', code: 'KeyZ', ctrlKey: true, altKey: true, metaKey: false, shiftKey: false }
    expect(readingsOf(polish, false)).toEqual([])
    expect(readingsOf({ ...polish, key: 'z' }, false)).toEqual([])
  })

  it("with the Mac's Option is the letter under the sign that it types", () => {
    const option = { ctrlKey: false, altKey: true, metaKey: false, shiftKey: false }
    expect(readingsOf({ ...option, key: 'å', code: 'KeyA' }, true)).toContain('Alt+A')
    expect(readingsOf({ ...option, key: 'Dead', code: 'KeyE' }, true)).toEqual(['Alt+E'])
  })

  it('of a modifier alone, or one that an input method is working on, means nothing', () => {
    const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }
    expect(readingsOf({ ...plain, key: 'Process', code: 'KeyN' }, false)).toEqual([])
    expect(readingsOf({ ...plain, key: 'Shift', code: 'ShiftLeft', shiftKey: true }, false)).toEqual([])
  })
})
