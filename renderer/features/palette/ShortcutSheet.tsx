import { useState } from 'react'
import { keyLabel } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import { withOwnKeys } from '#shared/commands/ownKeys.ts'
import { WHERE_WORDS } from '#shared/commands/whereWords.ts'
import { searchText, searchWords } from '#shared/searchText.ts'
import { useKeyStore, useOwnKeys } from '../../editor/useOwnKeys.ts'
import { SURFACE_KEYS } from '../../editor/surfaceKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import './palette.css'

export interface ShortcutSheetProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Opens the settings at the keys; null while no film is open. */
  readonly onChange: (() => void) | null
}

interface SheetLine {
  readonly label: string
  readonly where: string
  readonly keys: readonly string[]
}

const MENUS = ['Film', 'Panel', 'Tool', 'View', 'Edit', 'File', 'Help'] as const

/** Every key: the artist's own in place of those that ship, and what the hand does on board, table and list. */
export function ShortcutSheet({ open, onClose, onChange }: ShortcutSheetProps) {
  const footer = onChange && <Button onClick={onChange}>Change keys…</Button>
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts" width="wide" footer={footer}>
      <Sheet />
    </Dialog>
  )
}

function Sheet() {
  const store = useKeyStore()
  const own = useOwnKeys(store)
  const [query, setQuery] = useState('')
  const commands = withOwnKeys(own)
  const sections = [
    ...MENUS.map((menu) => ({
      heading: menu,
      lines: commands.filter((entry) => entry.menu === menu).flatMap(linesOf),
    })),
    ...SURFACE_KEYS.map(({ heading, entries }) => ({
      heading,
      lines: entries.map((entry): SheetLine => ({ ...entry, where: '' })),
    })),
  ]
  const found = sections
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => matches(line, heading, query, store.mac)) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <div className="sheet">
      <input
        className="input"
        type="search"
        aria-label="Find a key or what it does"
        placeholder="What it does, or the keys: new panel, Ctrl+D"
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="shortcuts" aria-live="polite">
        {found.map(({ heading, lines }) => (
          <section key={heading} aria-label={heading}>
            <h3>{heading}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.label + line.where}>
                  <dt>
                    {line.label} {line.where && <small>{line.where}</small>}
                  </dt>
                  <dd>
                    {line.keys.map((each) => (
                      <kbd key={each}>{keyLabel(each, store.mac)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {found.length === 0 && <p className="palette-none">No key does that.</p>}
      </div>
    </div>
  )
}

function matches({ label, where, keys }: SheetLine, heading: string, query: string, mac: boolean): boolean {
  const text = searchText([label, where, heading, ...keys.map((key) => keyLabel(key, mac))].join(' '))
  return searchWords(query).every((word) => text.includes(word))
}

/** A command with other keys at the drawing table has a line for each place. */
function linesOf({ label, keys = [], drawingKeys = [], when, menu }: CommandEntry): SheetLine[] {
  const lines = [
    // Tools are only ever picked up while drawing.
    { label, where: menu === 'Tool' ? '' : WHERE_WORDS[when], keys },
    { label, where: WHERE_WORDS.drawing, keys: drawingKeys },
  ]
  return lines.filter((line) => line.keys.length > 0)
}
