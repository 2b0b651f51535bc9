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
              {COMMANDS.filter((entry: CommandEntry) => entry.menu === menu && entry.keys).map(
                (entry: CommandEntry) => (
                  <div key={entry.id}>
                    <dt>
                      {entry.label} {entry.when !== 'always' && <small>{whereWords(entry.when)}</small>}
                    </dt>
                    <dd>
                      {entry.keys?.map((keys) => (
                        <kbd key={keys}>{keyLabel(keys, mac)}</kbd>
                      ))}
                    </dd>
                  </div>
                ),
              )}
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

function whereWords(when: 'board' | 'drawing'): string {
  return when === 'board' ? 'on the board' : 'while drawing'
}
