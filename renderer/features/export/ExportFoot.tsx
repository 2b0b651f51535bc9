import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { Names } from '../../ui/Names.tsx'
import { useFirstFocus } from '../../ui/useFirstFocus.ts'
import type { Exporting } from './useExport.ts'

export interface ExportFootProps {
  readonly exporting: Exporting
  /** What is written: "PDF". */
  readonly format: string
  /** null: the native dialog asks for the path. */
  readonly path: string | null
  /** Nothing was chosen that could be written. */
  readonly nothing: boolean
  readonly onPath: (path: string) => void
  readonly onExport: () => void
  readonly onClose: () => void
}

/** Where the file goes, its progress, and where it went. */
export function ExportFoot({ exporting, format, path, nothing, onPath, onExport, onClose }: ExportFootProps) {
  const { state } = exporting
  const asksPath = path !== null || undefined
  if (state.at === 'writing') {
    const part = state.total === 0 ? 0 : state.done / state.total
    return (
      <div className="export-foot" data-path={asksPath}>
        <progress aria-label={`Writing the ${format}`} value={part} max={1} />
        <span className="export-said">{state.stopping ? 'Stopping' : `${Math.round(part * 100)} %`}</span>
        <Button onClick={exporting.cancel} disabled={state.stopping}>
          Cancel
        </Button>
      </div>
    )
  }
  if (state.at === 'missing') return <WithoutPictures state={state} onCancel={exporting.reset} />
  const ready = !nothing && (path === null || path.trim() !== '')
  return (
    <form
      className="export-foot"
      data-path={asksPath}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onExport()
      }}
    >
      {path !== null && state.at !== 'saved' && (
        <Field label="Save to" className="export-path">
          <LiveInput value={path} onChange={onPath} />
        </Field>
      )}
      <p className="export-said" role="status" data-tone={state.at}>
        {state.at === 'saved' && [`Saved to ${state.path}`, state.but].filter(Boolean).join('. ')}
        {state.at === 'failed' && state.why}
      </p>
      {state.at === 'saved' && path === null && <Button onClick={exporting.showFolder}>Show in folder</Button>}
      <Button {...(state.at !== 'saved' && { variant: 'primary' as const })} type="submit" disabled={!ready}>
        {state.at === 'saved' ? 'Export again' : path === null ? 'Export…' : 'Export'}
      </Button>
      {state.at === 'saved' && <Done onClose={onClose} />}
    </form>
  )
}

/** Has the focus that what said the progress took with it, so that Enter closes; not from what has it by now. */
function Done({ onClose }: Pick<ExportFootProps, 'onClose'>) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (document.activeElement?.matches('body, [role=dialog]')) button.current?.focus()
  }, [])
  return (
    <Button variant="primary" ref={button} onClick={onClose}>
      Done
    </Button>
  )
}

type Missing = Extract<Exporting['state'], { at: 'missing' }>

/** Nothing was written: the pages would have crossed-out pictures, and the person must agree to that. */
function WithoutPictures({ state, onCancel }: { readonly state: Missing; readonly onCancel: () => void }) {
  const { kind, count, names } = state.missing
  const first = useFirstFocus()
  const one = count === 1
  return (
    <div className="export-foot without" role="group" aria-labelledby="export-missing">
      <p id="export-missing" role="alert">
        {kind === 'pictures-missing'
          ? `${count} ${one ? 'picture of these pages is' : 'pictures of these pages are'} missing or changed on disk, and would be printed as ${one ? 'a crossed frame' : 'crossed frames'}.`
          : `${count} ${one ? 'letter of these pages is' : 'letters of these pages are'} in no font here, and would be printed as ${one ? 'a box' : 'boxes'}.`}{' '}
        Nothing has been written yet.
      </p>
      <Names label={kind === 'pictures-missing' ? 'Missing pictures' : 'Missing letters'} names={names} />
      <div className="export-answers">
        <Button onClick={state.anyway}>Export anyway</Button>
        <Button variant="primary" ref={first} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
