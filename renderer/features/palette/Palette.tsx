import { Command } from 'cmdk'
import { useMemo, useState } from 'react'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { comesFirst, findCommands, reasonBeside } from './findCommands.ts'
import { findPlaces } from './findPlaces.ts'
import type { FoundPlace } from './findPlaces.ts'
import { OTHER_NAMES } from './otherNames.ts'
import './palette.css'

export interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Goes to a shot or scene, or runs any command, by typing. */
export function CommandPalette({ open, onClose }: PaletteProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Search or run a command" bare>
      <PaletteList onClose={onClose} />
    </Dialog>
  )
}

function PaletteList({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const editor = useEditor()
  const board = useBoard()
  const actions = useActions()
  const places = useMemo(() => findPlaces(board, query), [board, query])
  const named = COMMANDS.filter(({ id }) => id !== 'palette.open').map(({ id, menu }) => {
    return { id, menu, label: actions.label(id), also: OTHER_NAMES[id], why: actions.whyNot(id) }
  })
  const found = findCommands(named, query)
  const commands = found.filter(({ why }) => why === null)
  // What was typed for is here, and says what it waits for.
  const waiting = query.trim() === '' ? [] : found.filter(({ why }) => why)

  function go(place: FoundPlace): void {
    onClose()
    if (place.kind === 'shot') editor.session.selectShot(board, place.id)
    else editor.session.selectScene(board, place.id)
  }
  function run(id: CommandId): void {
    onClose()
    // After the dialog has closed, so that its closing does not undo what the command opens or focuses.
    setTimeout(() => actions.run(id), 0)
  }

  const commandsFirst = comesFirst(commands[0]?.label, query, places)
  const goTo = places.length > 0 && (
    <Command.Group heading="Go to">
      {places.map((place) => (
        <Command.Item key={place.id} value={place.id} className="palette-item" onSelect={() => go(place)}>
          <b>{place.label}</b>
          <span>{place.about}</span>
        </Command.Item>
      ))}
    </Command.Group>
  )

  return (
    <Command className="palette" shouldFilter={false} label="Search or run a command" loop>
      <Command.Input
        className="palette-input"
        placeholder="A shot or scene number, words from a shot, or a command"
        value={query}
        onValueChange={setQuery}
      />
      <Command.List className="palette-list">
        <Command.Empty className="palette-none">No shot, scene or command matches.</Command.Empty>
        {!commandsFirst && goTo}
        {commands.length > 0 && (
          <Command.Group heading="Commands">
            {commands.map(({ id, menu, label }) => (
              <Command.Item key={id} value={id} className="palette-item" onSelect={() => run(id)}>
                <b>{label}</b>
                <span>{menu}</span>
                <kbd>{actions.keys(id)}</kbd>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {commandsFirst && goTo}
        {waiting.length > 0 && (
          <Command.Group heading="Not now">
            {waiting.map(({ id, label, why }) => (
              <Command.Item key={id} value={id} className="palette-item waits" onSelect={() => run(id)}>
                <b>{label}</b>
                <span>{reasonBeside(label, why ?? '')}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}
