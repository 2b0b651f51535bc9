import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { removeProfile, renameProfile, saveProfile } from '#shared/document/commands/exportProfiles.ts'
import { profileNamed, profilesOf } from '#shared/document/exportProfiles.ts'
import type { FilmProfile } from '#shared/document/exportProfiles.ts'
import type { ProfileKey } from '#shared/document/exportProfileSchema.ts'
import { newAddedKey } from '#shared/document/ownSchema.ts'
import { LIMITS } from '#shared/document/limits.ts'
import type { Exporter } from '#shared/interchange/exporter.ts'
import { isAsProfile, lastingOptions } from '#shared/interchange/profile.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { NameForm } from '../../ui/NameForm.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { ProfileRow } from './ProfileRow.tsx'

interface ProfilesPanelProps {
  readonly exporter: Exporter
  readonly options: object
  readonly onTake: (profile: FilmProfile) => void
}

/** Choices for exports that the film keeps under names. */
export function ProfilesPanel({ exporter, options, onTake }: ProfilesPanelProps) {
  const editor = useEditor()
  const board = useBoard()
  const profiles = profilesOf(board)
  const [open, setOpen] = useState(false)
  const [taken, setTaken] = useState<ProfileKey | null>(null)
  const last = profiles.find(({ id }) => id === taken)
  const same = [...(last ? [last] : []), ...profiles].find((each) => isAsProfile(exporter, options, each))
  const said = same?.name ?? (last ? `${last.name}, changed` : 'None')
  const disabled = !editor.canWrite

  function save(id: ProfileKey, name: string): void {
    const kept = { name, exporter: exporter.id, options: lastingOptions(exporter, options) }
    editor.run(`Save Profile ${name}`, (before) => saveProfile(before, id, kept))
    setTaken(id)
  }
  return (
    <div className="export-choice">
      <span className="label" aria-hidden>
        Profile
      </span>
      <Popover
        label="Profiles"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className="input select profile-button" aria-label={`Profile: ${said}`}>
            <span dir="auto">{said}</span>
            <ChevronDown aria-hidden />
          </button>
        }
      >
        <div className="profiles">
          {profiles.length === 0 && (
            <p>
              A profile keeps all of these choices but scenes, shots, pages and watermark under a name, in this film.
            </p>
          )}
          {profiles.map((profile) => (
            <ProfileRow
              key={profile.id}
              profile={profile}
              current={profile.id === same?.id}
              disabled={disabled}
              onTake={() => {
                onTake(profile)
                setTaken(profile.id)
                setOpen(false)
              }}
              onUpdate={() => save(profile.id, profile.name)}
              onRename={(name) =>
                editor.run(`Rename Profile ${name}`, (before) => renameProfile(before, profile.id, name))
              }
              onDelete={() =>
                editor.run(`Delete Profile ${profile.name}`, (before) => removeProfile(before, profile.id))
              }
              isTaken={(name) => (profileNamed(board, name)?.id ?? profile.id) !== profile.id}
            />
          ))}
          <NameForm
            label="Keep these choices as"
            placeholder="1st AD, A4, shooting order"
            most={LIMITS.line}
            disabled={disabled || profiles.length >= LIMITS.exportProfiles}
            wordFor={(name) => (profileNamed(board, name) ? 'Replace profile' : 'Save profile')}
            onName={(name) => {
              const before = profileNamed(board, name)
              save(before?.id ?? newAddedKey('profile', editor.newId), before?.name ?? name)
            }}
          />
        </div>
      </Popover>
    </div>
  )
}
