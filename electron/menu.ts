import { Menu } from 'electron'
import type { Input, MenuItemConstructorOptions } from 'electron'
import { COMMANDS, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import { readingsOf } from '#shared/commands/keyPress.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'

type Choose = (id: string) => void

const mac = process.platform === 'darwin'

/** The native menu, built from the command table. Choices go to the window, which decides what they mean there. */
export function setMenu(choose: Choose, developing: boolean): void {
  const file: MenuItemConstructorOptions[] = [
    ...itemsOf('File', choose),
    { type: 'separator' },
    { role: mac ? 'close' : 'quit' },
  ]
  const edit: MenuItemConstructorOptions[] = [
    ...itemsOf('Edit', choose),
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]
  const developer: MenuItemConstructorOptions[] = developing ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : []
  const view: MenuItemConstructorOptions[] = [
    ...itemsOf('View', choose),
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...developer,
  ]
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'Film', submenu: itemsOf('Film', choose) },
    { label: 'Panel', submenu: itemsOf('Panel', choose) },
    { label: 'Tool', submenu: itemsOf('Tool', choose) },
    { label: 'View', submenu: view },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { label: 'Help', submenu: itemsOf('Help', choose) },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function itemsOf(menu: CommandEntry['menu'], choose: Choose): MenuItemConstructorOptions[] {
  const commands: readonly CommandEntry[] = COMMANDS.filter((command) => command.menu === menu)
  return commands.flatMap((command) => {
    if (command.under === undefined) return [itemOf(command, choose)]
    const alike = commands.filter(({ under }) => under === command.under)
    return command === alike[0] ? [{ label: command.under, submenu: alike.map((each) => itemOf(each, choose)) }] : []
  })
}

function itemOf(command: CommandEntry, choose: Choose): MenuItemConstructorOptions {
  const shown = command.keys?.find((keys) => keys.startsWith('Mod+'))
  return {
    id: command.id,
    label: command.label,
    click: () => choose(command.id),
    ...(shown ? { accelerator: acceleratorOf(shown), registerAccelerator: false } : {}),
  }
}

/** "Mod+Shift+ArrowUp" in Electron's notation. */
function acceleratorOf(keys: string): string {
  return keys.replace('Mod', 'CommandOrControl').replace('++', '+Plus').replace('Arrow', '')
}

/**
 * Whether these keys belong to a command. The window handles them itself, so the menu must not: macOS can't show an
 * accelerator without also acting on it.
 */
export function isCommandKey(input: Input): boolean {
  const { key, code, control, meta, alt, shift } = input
  const press: KeyPress = { key, code, ctrlKey: control, metaKey: meta, altKey: alt, shiftKey: shift }
  return readingsOf(press, mac).some((reading) =>
    COMMANDS.some(
      (command: CommandEntry) => keysOf(command, false).includes(reading) || keysOf(command, true).includes(reading),
    ),
  )
}
