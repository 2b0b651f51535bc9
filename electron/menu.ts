import { Menu } from 'electron'
import type { Input, MenuItemConstructorOptions } from 'electron'
import { COMMANDS, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import { readingsOf } from '#shared/commands/keyPress.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'

type Choose = (id: string) => void

const mac = process.platform === 'darwin'

/** The keys of each command, those to show first; the artist may have changed them. */
let keysOfCommand: ReadonlyMap<string, readonly string[]> = new Map(
  COMMANDS.map((command: CommandEntry) => [command.id, [...keysOf(command, false), ...(command.drawingKeys ?? [])]]),
)

let rebuild = (): void => undefined

/** Shows these keys in the menu from now on; commands that are not named keep theirs. */
export function showMenuKeys(keys: Readonly<Record<string, readonly string[]>>): void {
  keysOfCommand = new Map([...keysOfCommand, ...Object.entries(keys)])
  rebuild()
}

/** The native menu, built from the command table. Choices go to the window, which decides what they mean there. */
export function setMenu(choose: Choose, developing: boolean): void {
  rebuild = () => buildMenu(choose, developing)
  rebuild()
}

function buildMenu(choose: Choose, developing: boolean): void {
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
  const shown = keysOfCommand.get(command.id)?.find((keys) => SHOWABLE.test(keys))
  return {
    id: command.id,
    label: command.label,
    click: () => choose(command.id),
    ...(shown ? { accelerator: acceleratorOf(shown), registerAccelerator: false } : {}),
  }
}

/** Electron throws at accelerators that it can't parse. */
const SHOWABLE =
  /^Mod\+(?:Shift\+)?(?:[A-Z0-9]|[-=,./;'`[\]\\+]|F\d{1,2}|Enter|Tab|Delete|Backspace|Home|End|Page(?:Up|Down)|Arrow(?:Up|Down|Left|Right))$/

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
  const lists = [...keysOfCommand.values()]
  return readingsOf(press, mac).some((reading) => lists.some((keys) => keys.includes(reading)))
}
