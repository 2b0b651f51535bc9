import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { KeyPlace, KeyStatus } from '#shared/contract/model.ts'
import { editFilm } from '#shared/document/commands/film.ts'
import { LIMITS } from '#shared/document/limits.ts'
import type { KeySource } from '#shared/document/schema.ts'
import { serviceOf } from '#shared/generation/providers/providerOf.ts'
import { useEditor, useFilm } from '../../editor/useEditor.ts'
import { useTrust } from '../../editor/useTrust.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { keptWords, usingWords } from './keyWords.ts'
import { useKeys } from './useKeys.ts'

export function KeySettings() {
  const editor = useEditor()
  const film = useFilm()
  const service = serviceOf(film)
  const keys = useKeys()
  const { status } = keys
  const { approve, restricted } = useTrust()
  async function choose(keySource: KeySource): Promise<void> {
    if (!(await approve({ baseUrl: film.baseUrl, keySource }))) return
    editor.run('Choose Key Source', (board) => editFilm(board, { keySource }))
    await keys.refresh()
  }
  if (!status) return <p className="settings-page settings-note">Looking for keys…</p>
  const sources: { value: KeySource; label: string; note: string }[] = [
    { value: 'automatic', label: 'Automatic', note: "the project's own, else this computer's" },
    { value: 'project', label: "This project's own", note: '' },
    { value: 'computer', label: "This computer's", note: 'shared by all films' },
  ]
  if (status.environment || film.keySource === 'environment')
    sources.push({ value: 'environment', label: 'The environment', note: service.hosted.key.variable })
  return (
    <div className="settings-page">
      <Field label="Which key this film uses">
        <Select
          label="Which key this film uses"
          value={film.keySource}
          options={sources}
          disabled={restricted || !editor.canWrite}
          onChange={(keySource) => void choose(keySource)}
        />
      </Field>
      <div className="settings-row settings-using">
        <div role="status">
          <p>{restricted ? 'This film gets no key until it is trusted on this computer.' : usingWords(status)}</p>
          {keys.tested !== '' && <p className="settings-tested">{keys.tested}</p>}
        </div>
        <Button disabled={restricted || keys.busy || status.using === 'none'} onClick={() => void keys.test()}>
          Test
        </Button>
      </div>
      <p className="settings-note">{keptWords(status)}</p>
      <KeyForm
        place="project"
        label="This project's own key"
        held={status.project}
        busy={keys.busy}
        restricted={restricted}
        onSet={keys.set}
        onClear={keys.clear}
      />
      <KeyForm
        place="computer"
        label="This computer's key"
        held={status.computer}
        busy={keys.busy}
        restricted={false}
        onSet={keys.set}
        onClear={keys.clear}
      />
      <p className="settings-note">{service.hosted.key.note}</p>
    </div>
  )
}

interface KeyFormProps {
  readonly place: KeyPlace
  readonly label: string
  readonly held: KeyStatus['project']
  readonly busy: boolean
  /** No key can be set; an existing one can be removed. */
  readonly restricted: boolean
  readonly onSet: (place: KeyPlace, key: string) => Promise<boolean>
  readonly onClear: (place: KeyPlace) => Promise<void>
}

const HELD = { none: 'Not set', keychain: 'Set, in the keychain', session: 'Set, for this session only' } as const

/** What is typed leaves the window once and is forgotten here at once. */
function KeyForm({ place, label, held, busy, restricted, onSet, onClear }: KeyFormProps) {
  const [typed, setTyped] = useState('')
  const over = typed.trim().length - LIMITS.key
  const hint = over > 0 ? `This is ${over} characters too long for a key.` : HELD[held]
  function onSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    const key = typed.trim()
    if (over <= 0) setTyped('')
    if (key !== '' && over <= 0) void onSet(place, key)
  }
  return (
    <form className="settings-key" onSubmit={onSubmit} autoComplete="off">
      <Field label={label} hint={hint}>
        <LiveInput
          type="password"
          value={typed}
          disabled={restricted}
          onChange={setTyped}
          autoComplete="off"
          aria-invalid={over > 0}
          data-1p-ignore
          placeholder={held === 'none' ? 'Paste a key' : 'Paste another to replace it'}
        />
      </Field>
      <Button type="submit" disabled={busy || typed.trim() === '' || over > 0}>
        {held === 'none' ? 'Set' : 'Replace'}
      </Button>
      <Button variant="ghost" disabled={busy || held === 'none'} onClick={() => void onClear(place)}>
        Remove
      </Button>
    </form>
  )
}
