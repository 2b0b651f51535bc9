import { useRef, useState } from 'react'
import { keyLabel } from '#shared/commands/commandTable.ts'
import { MOST_KEY_FILE, readKeyFile, writeKeyFile } from '#shared/commands/keyFile.ts'
import { KEY_PRESETS } from '#shared/commands/keyPresets.ts'
import { KEY_SLOTS, keysIn } from '#shared/commands/ownKeys.ts'
import type { KeySlot, OwnKeys } from '#shared/commands/ownKeys.ts'
import { searchText, searchWords } from '#shared/searchText.ts'
import { useKeyStore, useOwnKeys } from '../../../editor/useOwnKeys.ts'
import { saveAsFile } from '../../../editor/saveAsFile.ts'
import { FileInput } from '../../../ui/FileInput.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useToast } from '../../../ui/Toasts.tsx'
import { KeyRow } from './KeyRow.tsx'
import './keys.css'

/** Every command's keys, to be changed, put back, or carried elsewhere as a file. They belong to this computer. */
export function KeysPane() {
  const store = useKeyStore()
  const own = useOwnKeys(store)
  const [query, setQuery] = useState('')
  const words = searchWords(query)
  const found = KEY_SLOTS.filter((slot) => {
    const { label, menu } = slot.entry
    const text = searchText([label, menu, ...keysIn(own, slot).map((key) => keyLabel(key, store.mac))].join(' '))
    return words.every((word) => text.includes(word))
  })
  return (
    <div className="settings-page keys-pane">
      <div className="keys-head">
        <input
          className="input"
          type="search"
          aria-label="Find a command or a key"
          placeholder="A command, or keys"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <PresetSelect own={own} />
      </div>
      <div className="keys-list">
        {MENUS.map((menu) => (
          <KeyGroup key={menu} menu={menu} slots={found.filter(({ entry }) => entry.menu === menu)} />
        ))}
        {found.length === 0 && <p className="settings-note">No command is called that.</p>}
      </div>
      <KeyFileButtons />
    </div>
  )
}

/** As the menu has them, from the left. */
const MENUS = [...new Set(KEY_SLOTS.map(({ entry }) => entry.menu))]

function KeyGroup({ menu, slots }: { readonly menu: string; readonly slots: readonly KeySlot[] }) {
  if (slots.length === 0) return null
  return (
    <section aria-label={menu}>
      <h3>{menu}</h3>
      <ul>
        {slots.map((slot) => (
          <KeyRow key={slot.slot} slot={slot} />
        ))}
      </ul>
    </section>
  )
}

function PresetSelect({ own }: { readonly own: OwnKeys }) {
  const store = useKeyStore()
  const say = useToast()
  const same = KEY_PRESETS.find((preset) => JSON.stringify(preset.keys) === JSON.stringify(own))
  function choose(id: string): void {
    const preset = KEY_PRESETS.find((each) => each.id === id)
    if (!preset) return
    store.set(preset.keys)
    say({ text: `Keys as in ${preset.label}.`, action: { label: 'Undo', run: () => store.set(own) } })
  }
  return (
    <Select
      label="Keys as in"
      value={same?.id ?? ''}
      placeholder="Your own"
      options={KEY_PRESETS.map(({ id, label }) => ({ value: id, label }))}
      onChange={choose}
    />
  )
}

function KeyFileButtons() {
  const store = useKeyStore()
  const own = useOwnKeys(store)
  const say = useToast()
  const input = useRef<HTMLInputElement>(null)

  async function read(file: File): Promise<void> {
    const answer = readKeyFile(
      await file
        .slice(0, MOST_KEY_FILE + 1)
        .text()
        .catch(() => ''),
    )
    if ('refusal' in answer) return say({ text: `${file.name}: ${answer.refusal}`, tone: 'warn' })
    store.set(answer.own)
    const more = answer.unknown === 0 ? '' : ` ${answer.unknown} of its commands are not in this Framewright.`
    say({ text: `Keys from ${file.name}.${more}`, action: { label: 'Undo', run: () => store.set(own) } })
  }
  function resetAll(): void {
    store.set({})
    say({ text: 'All keys are Framewright’s again.', action: { label: 'Undo', run: () => store.set(own) } })
  }

  return (
    <div className="keys-foot">
      <small>These keys are this computer’s, for every film.</small>
      <Button variant="ghost" disabled={Object.keys(own).length === 0} onClick={resetAll}>
        Reset all
      </Button>
      <Button onClick={() => input.current?.click()}>Import…</Button>
      <Button
        onClick={() => saveAsFile(new Blob([writeKeyFile(own)], { type: 'application/json' }), 'framewright-keys.json')}
      >
        Export…
      </Button>
      <FileInput
        ref={input}
        label="File of keys"
        accept=".json,application/json"
        onFiles={([file]) => {
          if (file) void read(file)
        }}
      />
    </div>
  )
}
