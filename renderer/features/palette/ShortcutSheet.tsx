import { COMMANDS, keyLabel } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import { BOARD_KEYS } from '../../editor/surfaceKeys.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import './palette.css'

export interface ShortcutSheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly mac: boolean
}

const MENUS = ['Film', 'Panel', 'Tool', 'View', 'Edit', 'File', 'Help'] as const

export function ShortcutSheet({ open, onClose, mac }: ShortcutSheetProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      <div className="shortcuts">
        {MENUS.map((menu) => (
          <section key={menu}>
            <h3>{menu}</h3>
            <dl>
              {COMMANDS.filter((entry: CommandEntry) => entry.menu === menu)
                .flatMap(linesOf)
                .map(({ label, where, keys }) => (
                  <div key={label + where}>
                    <dt>
                      {label} {where && <small>{where}</small>}
                    </dt>
                    <dd>
                      {keys.map((each) => (
                        <kbd key={each}>{keyLabel(each, mac)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>On the board</h3>
          <dl>
            {BOARD_KEYS.map((entry) => (
              <div key={entry.label}>
                <dt>{entry.label}</dt>
                <dd>
                  {entry.keys.map((keys) => (
                    <kbd key={keys}>{keys.replace('Mod', mac ? '⌘' : 'Ctrl')}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}

const WHERE = { always: '', board: 'on the board', drawing: 'while drawing' } as const

/** A command with other keys at the drawing table has a line for each place. */
function linesOf({ label, keys = [], drawingKeys = [], when }: CommandEntry) {
  const lines = [
    { label, where: WHERE[when], keys },
    { label, where: WHERE.drawing, keys: drawingKeys },
  ]
  return lines.filter((line) => line.keys.length > 0)
}
