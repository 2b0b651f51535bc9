import type { Failure } from '#shared/contract/failure.ts'
import { missingNoun } from '#shared/contract/missingWords.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Names } from '../ui/Names.tsx'
import { useFirstFocus } from '../ui/useFirstFocus.ts'

type Missing = Extract<Failure, { kind: 'pictures-missing' }>

interface CopyWithoutProps {
  /** null: no question is open. */
  readonly missing: Missing | null
  readonly onClose: () => void
  readonly onCopy: () => void
}

/** Asks before making a copy that would lack pictures, since it could be mistaken for the complete film. */
export function CopyWithout({ missing, onClose, onCopy }: CopyWithoutProps) {
  const noun = (missing?.scripts ?? 0) > 0 ? 'files' : 'pictures'
  return (
    <Dialog open={missing !== null} onClose={onClose} title={`Copy without missing ${noun}?`} width="narrow">
      {missing && <Question missing={missing} onClose={onClose} onCopy={onCopy} />}
    </Dialog>
  )
}

function Question({ missing, onClose, onCopy }: CopyWithoutProps & { readonly missing: Missing }) {
  const first = useFirstFocus()
  const one = missing.count === 1
  return (
    <div className="form">
      <p>
        {missing.count} {missingNoun(missing.count, missing.scripts)} of this film {one ? 'is' : 'are'} missing or
        changed on disk, and the copy would be without {one ? 'it' : 'them'}. No copy has been made yet.
      </p>
      <Names label={`Missing ${missingNoun(missing.count, missing.scripts)}`} names={missing.names} />
      <div className="form-foot">
        <Button onClick={onCopy}>Copy anyway</Button>
        <Button variant="primary" ref={first} onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
