import type { Client } from '#shared/contract/client.ts'
import { RATIOS } from '#shared/film/ratios.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { LiveInput } from '../ui/LiveInput.tsx'
import { Select } from '../ui/Select.tsx'
import { CUSTOM, useNewProject } from './useNewProject.ts'
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

const RATIO_OPTIONS = [
  ...RATIOS.map((known) => ({ value: String(known.value), label: known.label, note: known.name })),
  { value: CUSTOM, label: 'Custom…' },
]

function NewProjectForm(props: Omit<NewProjectDialogProps, 'open' | 'about'> & { readonly about: About }) {
  const { about, onClose } = props
  const film = useNewProject(props)

  return (
    <form className="form" onSubmit={film.onSubmit}>
      <Field label="Title of the film" hint={film.wrong}>
        <LiveInput
          value={film.title}
          onChange={film.setTitle}
          placeholder="Untitled film"
          aria-invalid={film.wrong !== undefined}
        />
      </Field>
      <div className="form-pair">
        <Field label="Ratio" hint="You can change it later; no drawing is cropped for good.">
          <Select label="Ratio" value={film.preset} onChange={film.setPreset} options={RATIO_OPTIONS} />
        </Field>
        {film.preset === CUSTOM && (
          <Field label="Custom ratio" hint="Such as 2.76, or 18:9.">
            <LiveInput
              value={film.custom}
              onChange={film.setCustom}
              aria-invalid={film.custom !== '' && film.ratio === undefined}
            />
          </Field>
        )}
      </div>
      <Field label="Project folder" hint="The whole film is kept in this one folder.">
        <LiveInput value={film.folder} onChange={film.setFolder} />
      </Field>
      <div className="form-foot">
        {about.dialogs && (
          <Button className="form-left" onClick={() => void film.choosePlace()}>
            Choose place…
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" disabled={!film.ready}>
          Create
        </Button>
      </div>
    </form>
  )
}
