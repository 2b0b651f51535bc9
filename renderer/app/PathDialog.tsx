import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { LiveInput } from '../ui/LiveInput.tsx'

export interface PathDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly label: string
  /** The button's label. */
  readonly action: string
  readonly start: string
  /** Resolves to false if it failed and the dialog should stay. */
  readonly onPath: (path: string) => Promise<boolean>
}

/** Asks for a path as text, if the shell has no native dialog. */
export function PathDialog({ open, onClose, title, ...rest }: PathDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <PathForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function PathForm({ onClose, label, action, start, onPath }: Omit<PathDialogProps, 'open' | 'title'>) {
  const [path, setPath] = useState(start)
  const [busy, setBusy] = useState(false)
  async function submit(): Promise<void> {
    setBusy(true)
    const worked = await onPath(path.trim())
    setBusy(false)
    if (worked) onClose()
  }
  function onSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    if (path.trim() !== '') void submit()
  }
  return (
    <form className="form" onSubmit={onSubmit}>
      <Field label={label}>
        <LiveInput value={path} onChange={setPath} />
      </Field>
      <div className="form-foot">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" disabled={busy || path.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}
