import { RotateCcw, X } from 'lucide-react'
import { useCallback, useState } from 'react'
import { keyLabel } from '#shared/commands/commandTable.ts'
import { giveKeys, keysIn, takenFrom, whyKept } from '#shared/commands/ownKeys.ts'
import type { KeySlot } from '#shared/commands/ownKeys.ts'
import { WHERE_WORDS } from '#shared/commands/whereWords.ts'
import { useKeyStore, useOwnKeys } from '../../../editor/useOwnKeys.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useKeyCapture } from './useKeyCapture.ts'

/** Most keys of one command. */
const MOST = 4

/** A command with its keys: each can be taken off, and a new one pressed. */
export function KeyRow({ slot }: { readonly slot: KeySlot }) {
  const store = useKeyStore()
  const own = useOwnKeys(store)
  const [listening, setListening] = useState(false)
  const [wanted, setWanted] = useState<string | null>(null)
  const keys = keysIn(own, slot)
  const { label } = slot.entry
  const give = (next: readonly string[]): void => store.set(giveKeys(store.state(), slot, next))
  const add = useCallback(
    (key: string) => {
      const now = keysIn(store.state(), slot).filter((each) => each !== key)
      store.set(giveKeys(store.state(), slot, [...now, key]))
      setWanted(null)
    },
    [store, slot],
  )
  const heard = useCallback(
    (key: string | null) => {
      setListening(false)
      if (key === null) return
      const isFree = whyKept(slot, key) === null && takenFrom(store.state(), slot, key).length === 0
      if (isFree) add(key)
      else setWanted(key)
    },
    [store, slot, add],
  )
  useKeyCapture(listening, store.mac, heard)

  return (
    <li className="key-row">
      <span className="key-name">
        {label} {WHERE_WORDS[slot.where] && <small>{WHERE_WORDS[slot.where]}</small>}
      </span>
      <span className="key-keys">
        {keys.map((key) => (
          <span key={key} className="key-chip">
            <kbd>{keyLabel(key, store.mac)}</kbd>
            <button
              type="button"
              className="key-off"
              aria-label={`Take ${keyLabel(key, store.mac)} off ${label}`}
              onClick={() => give(keys.filter((each) => each !== key))}
            >
              <X aria-hidden />
            </button>
          </span>
        ))}
        <Button
          variant={listening ? 'plain' : 'ghost'}
          className="key-add"
          disabled={keys.length >= MOST}
          aria-label={listening ? `Press the new keys of ${label}` : `Add keys to ${label}`}
          onClick={() => setListening(true)}
          onBlur={() => setListening(false)}
        >
          {listening ? 'Press the keys' : 'Add'}
        </Button>
        <IconButton
          label={`Reset ${label}`}
          icon={<RotateCcw aria-hidden />}
          disabled={!Object.hasOwn(own, slot.slot)}
          onClick={() => give(slot.shipped)}
        />
      </span>
      {wanted !== null && (
        <Clash slot={slot} wanted={wanted} onLeave={() => setWanted(null)} onTake={() => add(wanted)} />
      )}
    </li>
  )
}

interface ClashProps {
  readonly slot: KeySlot
  readonly wanted: string
  readonly onLeave: () => void
  readonly onTake: () => void
}

/** What the pressed keys do now, and whether they may change hands. */
function Clash({ slot, wanted, onLeave, onTake }: ClashProps) {
  const store = useKeyStore()
  const own = useOwnKeys(store)
  const name = keyLabel(wanted, store.mac)
  const kept = whyKept(slot, wanted)
  const losers = takenFrom(own, slot, wanted).map(({ entry }) => entry.label)
  return (
    <span className="key-clash" role="alert">
      <span>{kept === null ? `${name} is “${losers.join('” and “')}” now.` : `${name} stays as it is. ${kept}`}</span>
      <Button onClick={onLeave}>{kept === null ? 'Leave it' : 'All right'}</Button>
      {kept === null && (
        <Button variant="primary" onClick={onTake}>
          Take it over
        </Button>
      )}
    </span>
  )
}
