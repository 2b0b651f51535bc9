import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { RATIOS, readRatio } from '#shared/film/ratios.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { LiveInput } from '../ui/LiveInput.tsx'
import { Select } from '../ui/Select.tsx'
import { placeIn } from './place.ts'
import type { Projects } from './useProjects.ts'
import type { About } from './useStart.ts'

interface NewProjectDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly client: Client
  readonly about: About | null
  readonly create: Projects['create']
}

export function NewProjectDialog({ open, onClose, about, ...rest }: NewProjectDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="New project">
      {about && <NewProjectForm onClose={onClose} about={about} {...rest} />}
    </Dialog>
  )
}

const CUSTOM = 'custom'

function titleProblem(title: string): string | undefined {
  const over = title.trim().length - LIMITS.line
  return over > 0 ? `A title can hold ${LIMITS.line} characters, and this is ${over} too many.` : undefined
}

function NewProjectForm({
  onClose,
  client,
  about,
  create,
}: Omit<NewProjectDialogProps, 'open' | 'about'> & { readonly about: About }) {
  const [title, setTitle] = useState('')
  const [preset, setPreset] = useState('2.39')
  const [custom, setCustom] = useState('')
  /** null: it follows the title. */
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const folder = chosen ?? placeIn(about.projectsFolder, title)
  const wrong = titleProblem(title)
  const ratio = preset === CUSTOM ? readRatio(custom) : Number(preset)

  async function choose(): Promise<void> {
    const answer = await client.call('projects.choose', { purpose: 'new', name: placeIn('', title).slice(1) })
    if (answer.ok && answer.value.path !== null) setChosen(answer.value.path)
  }
  async function make(): Promise<void> {
    if (ratio === undefined) return
    setBusy(true)
    const made = await create(folder.trim(), title.trim() || 'Untitled film', ratio)
    setBusy(false)
    if (made) onClose()
  }
  function onSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    void make()
  }

  return (
    <form className="form" onSubmit={onSubmit}>
      <Field label="Title of the film" hint={wrong}>
        <LiveInput value={title} onChange={setTitle} placeholder="Untitled film" aria-invalid={wrong !== undefined} />
      </Field>
      <div className="form-pair">
        <Field label="Ratio" hint="It can be changed later; no drawing is cropped for good.">
          <Select
            label="Ratio"
            value={preset}
            onChange={setPreset}
            options={[
              ...RATIOS.map((known) => ({ value: String(known.value), label: known.label, note: known.name })),
              { value: CUSTOM, label: 'Another…' },
            ]}
          />
        </Field>
        {preset === CUSTOM && (
          <Field label="Width to height" hint="Such as 2.76, or 18:9.">
            <LiveInput value={custom} onChange={setCustom} aria-invalid={custom !== '' && ratio === undefined} />
          </Field>
        )}
      </div>
      <Field label="Project folder" hint="Everything of the film is kept in this one folder.">
        <LiveInput value={folder} onChange={setChosen} />
      </Field>
      <div className="form-foot">
        {about.dialogs && (
          <Button className="form-left" onClick={() => void choose()}>
            Choose place…
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="primary"
          type="submit"
          disabled={busy || ratio === undefined || wrong !== undefined || folder.trim() === ''}
        >
          Create
        </Button>
      </div>
    </form>
  )
}
