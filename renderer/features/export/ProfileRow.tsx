import { Check, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { FilmProfile } from '#shared/document/exportProfiles.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { plainName } from '../../ui/NameForm.tsx'

interface ProfileRowProps {
  readonly profile: FilmProfile
  /** The choices are as it has them. */
  readonly current: boolean
  readonly disabled: boolean
  readonly onTake: () => void
  readonly onUpdate: () => void
  readonly onRename: (name: string) => void
  readonly onDelete: () => void
  /** Another has this name. */
  readonly isTaken: (name: string) => boolean
}

export function ProfileRow(props: ProfileRowProps) {
  const { profile, current, disabled, onTake, onUpdate, onDelete } = props
  const [renaming, setRenaming] = useState<'no' | 'now' | 'done'>('no')
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (renaming === 'done') row.current?.querySelector('button')?.focus()
  }, [renaming])
  if (renaming === 'now') return <NewName {...props} onEnd={(byKey) => setRenaming(byKey ? 'done' : 'no')} />
  const { name } = profile
  return (
    <div className="profile" ref={row}>
      <button type="button" className="profile-take" dir="auto" aria-pressed={current} onClick={onTake}>
        <Check aria-hidden /> <span>{name}</span>
      </button>
      <IconButton
        label={`Update “${name}” to the choices now`}
        icon={<RefreshCw aria-hidden />}
        disabled={disabled || current}
        onClick={onUpdate}
      />
      <IconButton
        label={`Rename “${name}”`}
        icon={<Pencil aria-hidden />}
        disabled={disabled}
        onClick={() => setRenaming('now')}
      />
      <IconButton label={`Delete “${name}”`} icon={<Trash2 aria-hidden />} disabled={disabled} onClick={onDelete} />
    </div>
  )
}

function NewName({
  profile,
  onRename,
  isTaken,
  onEnd,
}: ProfileRowProps & { readonly onEnd: (byKey: boolean) => void }) {
  const [typed, setTyped] = useState(profile.name)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.select(), [])
  const name = plainName(typed, LIMITS.line)
  const taken = isTaken(name)
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter' && taken) return
    if (event.key === 'Enter' && name !== '') onRename(name)
    onEnd(true)
  }
  return (
    <div className="profile-rename" ref={box}>
      <LiveInput
        label={`New name of “${profile.name}”`}
        value={typed}
        onChange={setTyped}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (name !== '' && !taken) onRename(name)
          onEnd(false)
        }}
        aria-invalid={taken}
      />
      {taken && <p role="status">Another profile has this name.</p>}
    </div>
  )
}
